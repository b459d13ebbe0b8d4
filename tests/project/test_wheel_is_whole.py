"""The package as it is installed: a wheel that carries all folders, and a command that works anywhere."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
COUNT = (
    "PREFIX par: <https://w3id.org/paraugs/ontology#> SELECT (COUNT(*) AS ?practices) { ?p a par:Practice }"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout as anybody would."""
    target = tmp_path_factory.mktemp("wheel")
    command = [str(BIN / "uv"), "build", "-q", "--wheel", "--out-dir", str(target), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return next(target.glob("paraugs-*.whl"))


def test_it_carries_every_shipped_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "data", "shapes", "queries"):
        shipped = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert {f"paraugs/_files/{path.relative_to(ROOT).as_posix()}" for path in shipped} <= names


def test_it_carries_templates_translations_and_the_front_end(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "web/templates/layout.html",
        "web/locale/lv/LC_MESSAGES/paraugs.po",
        "web/static/dist/manifest.json",
    ):
        assert f"paraugs/{part}" in names
    assert not [name for name in names if "node_modules" in name or "__pycache__" in name]


def test_its_command_answers_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", system_site_packages=False, with_pip=False)
    python = tmp_path / "venv/bin/python"
    install = [str(BIN / "uv"), "pip", "install", "-q", "--python", str(python)]
    locked = [*install, "--require-hashes", "-r", str(ROOT / "server/requirements.txt")]
    subprocess.run(locked, check=True)
    subprocess.run([*install, "--no-deps", str(wheel)], check=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    answer = subprocess.run(
        [str(tmp_path / "venv/bin/paraugs"), "query", "-e", COUNT],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == ["practices", "255"]
