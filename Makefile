# Paraugs: `make serve` and `make test` are all that a newcomer needs; `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
DATA ?= state
N ?= 1000 10000
ROUNDS ?= 500
SEED ?= 1
ACTS ?= 1000
WORKERS ?= 2
VENV := .venv
RUN := $(VENV)/bin
LOCKS := server/requirements.txt tests/requirements.txt

.PHONY: help serve test check format bench faults lock clean
.DEFAULT_GOAL := help

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

serve: $(VENV)/.serve ## set everything up and serve on http://127.0.0.1:8000 (PORT=, DATA=)
	@PARAUGS_DATA_DIR="$(DATA)" $(RUN)/paraugs serve --port "$(PORT)"

test: $(VENV)/.test ## set up what the tests need (with root: browser, Java, R, Virtuoso, PostgreSQL) and run them all (WORKERS=)
	@tests/prepare
	$(RUN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: $(VENV)/.test ## format, lint, types, layers, hygiene of the ontology and the data
	$(RUN)/ruff format --check server tests
	$(RUN)/ruff check server tests
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/paraugs format --check
	$(RUN)/paraugs check

format: $(VENV)/.test ## rewrite Python and RDF files in their one layout
	$(RUN)/ruff format server tests
	$(RUN)/ruff check --fix server tests
	$(RUN)/paraugs format

bench: $(VENV)/.test ## time queries against other servers (N="1000 10000")
	@set -o pipefail; for part in "run.py $(N)" questions.py neighbours.py checking.py searching.py pages.py dumps.py feeds.py; do \
	  $(RUN)/python tests/bench/$$part || exit; done | tee tests/bench/results.md

faults: $(VENV)/.test ## kill -9 writers and servers at random moments, mirrors over bad lines (ROUNDS=, ACTS=, SEED=)
	@folder=$$(mktemp -d) && $(RUN)/python tests/faults/killing.py "$$folder/ledger.sqlite" \
	  --rounds $(ROUNDS) --seed $(SEED) && $(RUN)/python tests/faults/killing_servers.py "$$folder/server" \
	  --rounds $(ROUNDS) --seed $(SEED) && $(RUN)/python tests/faults/mirroring_acts.py "$$folder/mirrors" \
	  --acts $(ACTS) --seed $(SEED); \
	  status=$$?; rm -rf "$$folder"; exit $$status

lock: $(VENV)/.uv ## write the lock files anew from pyproject.toml
	$(RUN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --python-version 3.11 pyproject.toml -o server/requirements.txt
	$(RUN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --python-version 3.11 --group check --group test --group bench pyproject.toml -c server/requirements.txt \
	  -o tests/requirements.txt

clean: ## remove the virtual environment and everything built
	rm -rf $(VENV) server/frontend/node_modules server/paraugs/web/static/dist .pytest_cache .mypy_cache .ruff_cache

$(VENV)/.uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Paraugs needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "setting up the virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install -q --disable-pip-version-check uv
	@touch $@

$(VENV)/.serve: $(VENV)/.uv server/requirements.txt pyproject.toml $(wildcard server/frontend/*.*) $(wildcard server/frontend/src/*)
	@echo "installing the locked dependencies and building the front end ..."
	@$(RUN)/uv pip install -q --require-hashes -r server/requirements.txt
	@$(RUN)/uv pip install -q --no-deps --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.serve tests/requirements.txt
	@$(RUN)/uv pip install -q --require-hashes -r tests/requirements.txt
	@touch $@
