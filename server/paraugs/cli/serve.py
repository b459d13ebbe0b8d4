"""serve: load the data and answer pages, linked data and SPARQL over HTTP

Stops at Ctrl-C. Behind a proxy, keep it on 127.0.0.1 and let the proxy speak TLS.
"""

import argparse
import os
import re
import sys
import time
from typing import TYPE_CHECKING

from paraugs.settings import Settings, meanings, read_settings

if TYPE_CHECKING:
    from paraugs.ledger.importing import Imported
    from paraugs.wiring import Instance

OPTIONS = ("host", "port", "graph", "data_dir", "ledger", "resources_dir")

_SECRETS = ("secret", "oidc_client_secret")
_PASSWORD = re.compile(r"(://[^:/@]*:)[^@]*@")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments; each stands above its environment variable."""
    words = meanings()
    for name in OPTIONS:
        parser.add_argument("--" + name.replace("_", "-"), help=f"{words[name]} (PARAUGS_{name.upper()})")
    parser.add_argument(
        "--settings", action="store_true", help="show all settings with their meanings and values, and end"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until a signal ends it."""
    started = time.monotonic()
    settings = _chosen(arguments)
    if arguments.settings:
        _tell_settings(settings)
        return 0
    # Imported late: the web takes a second that --settings and --help need not wait for.
    from paraugs.serving import serve

    print("paraugs: loading ...", file=sys.stderr, flush=True)
    serve(settings, lambda address, instance: _announce(address, instance, time.monotonic() - started))
    return 0


def _tell_settings(settings: Settings) -> None:
    """Print them so that the text is itself a file of environment variables."""
    for name, meaning in meanings().items():
        value = _PASSWORD.sub(r"\1***@", str(getattr(settings, name)))
        value = "***" if value and name in _SECRETS else value
        print(f"# {meaning}\nPARAUGS_{name.upper()}={value}")


def _chosen(arguments: argparse.Namespace) -> Settings:
    given = {f"PARAUGS_{name.upper()}": getattr(arguments, name) for name in OPTIONS}
    return read_settings(os.environ | {name: value for name, value in given.items() if value is not None})


def _announce(address: str, instance: "Instance", seconds: float) -> None:
    loaded = instance.loaded
    if loaded is None:
        print(f"the graph is at {instance.services.settings.graph}")
    else:
        practices = sum("/contribution/" in name.value for name in loaded.counts)
        graphs = len(loaded.counts)
        print(f"loaded {practices:,} practices, {loaded.triples:,} statements in {graphs:,} named graphs")
        print(f"dataset version {loaded.version}")
        _tell_imported(instance.imported)
        _tell_letters(instance.services.settings)
    print(f"serving on {address} after {seconds:.1f} s; Ctrl-C ends it", flush=True)


def _tell_letters(settings: Settings) -> None:
    """Say when nobody will be written to."""
    if not settings.smtp:
        print("paraugs: no letters are sent: PARAUGS_SMTP names no mail server", file=sys.stderr)


def _tell_imported(imported: "Imported | None") -> None:
    """Say what this release changed in the ledger; nothing when it is the same as at the last start."""
    if imported is None:
        return
    if imported.added or imported.changed:
        print(
            f"paraugs: the ledger took in {imported.added} new and {imported.changed} changed practices",
            file=sys.stderr,
        )
    for names, words in (
        (imported.kept, "as its state revised it"),
        (imported.dropped, "though no longer shipped"),
    ):
        for name in names:
            print(f"paraugs: {name} is kept {words}", file=sys.stderr)
