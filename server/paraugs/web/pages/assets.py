"""Where the style sheet and the scripts are: built ones by their content's name, else the source if it is
there.
"""

import json
from functools import cache
from pathlib import Path

DIST = Path(__file__).resolve().parents[1] / "static" / "dist"
SOURCE = Path(__file__).resolve().parents[3] / "frontend" / "src"


@cache
def _manifest() -> dict[str, str]:
    path = DIST / "manifest.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def asset_name(name: str) -> str | None:
    """The file that serves an asset: its built name, its own name when only the source is there, or None."""
    built = _manifest().get(name)
    if built:
        return built
    return name if name.endswith(".css") and (SOURCE / name).is_file() else None


def asset_folder(name: str) -> Path:
    """The folder that holds a file which `asset_name` gave."""
    return DIST if (DIST / name).is_file() else SOURCE
