"""Where the shipped files are: beside the code in a checkout, inside the package when installed.

A wheel carries the four folders as `paraugs/_files/` (see pyproject.toml); a checkout has them at its top.
What an instance adds to them (imported editions of the monitor) is laid out alike in its folder for state.
"""

from dataclasses import dataclass
from pathlib import Path

from paraugs.errors import ResourceError

FOLDERS = ("ontology", "data", "shapes", "queries")
ADDED = "reference"
"""The folder of an instance's own reference data, inside its folder for state."""


@dataclass(frozen=True, slots=True)
class Resources:
    """The folders `ontology`, `data`, `shapes` and `queries` under one root, and what an instance adds."""

    root: Path
    added: Path | None = None

    def files(self, folder: str, pattern: str) -> list[Path]:
        """The files of a folder, a path relative to the root, that match a pattern, in a stable order."""
        return sorted(path for path in (self.root / folder).glob(pattern) if path.is_file())

    def added_files(self, folder: str, pattern: str) -> list[Path]:
        """The files that the instance adds to a folder, likewise; none where it adds nothing."""
        return Resources(self.added).files(folder, pattern) if self.added else []

    def name(self, path: Path) -> str:
        """The path of a file relative to the root that it lies under."""
        is_added = self.added is not None and path.is_relative_to(self.added)
        return path.relative_to(self.added if is_added and self.added else self.root).as_posix()

    def text(self, name: str) -> str:
        """The text of one file, by its path relative to the root; ResourceError when it cannot be read."""
        path = self.root / name
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ResourceError(path, f"cannot be read: {error}") from error


def find_resources(chosen: str = "", state: str = "") -> Resources:
    """The resources in the folder chosen, or else the shipped ones; ResourceError when one is missing.

    With a folder for state, what the instance added there belongs to them.
    """
    package = Path(__file__).resolve().parent
    places = (Path(chosen).resolve(),) if chosen else (package / "_files", package.parent.parent)
    root = next((place for place in places if _is_complete(place)), None)
    if root is None:
        remedy = "choose a folder that has them" if chosen else "install Paraugs again"
        raise ResourceError(places[-1], f"not all of the folders {', '.join(FOLDERS)} are here; {remedy}")
    return Resources(root, Path(state, ADDED).resolve() if state else None)


def _is_complete(root: Path) -> bool:
    return all((root / folder).is_dir() for folder in FOLDERS)
