"""The answer to a contributor over all files, in each form that it has: the same content in each.

Text for a terminal, JSON for a script (`report_json` documents the schema), CSV for a table, RDF for tools.
"""

from dataclasses import dataclass

from paraugs.contribute.findings.as_csv import write_csv
from paraugs.contribute.findings.as_json import file_to_json, write_json
from paraugs.contribute.findings.as_rdf import write_rdf
from paraugs.contribute.findings.as_text import lines_of
from paraugs.contribute.findings.file_report import Fault, FileReport

__all__ = ["Fault", "FileReport", "Report"]

_MOST_FOR_EYES = 500
"""Findings that somebody may look through; JSON of more is for programs."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in all files, in the language of the reader."""

    files: tuple[FileReport, ...]
    language: str = "en"

    @property
    def conforms(self) -> bool:
        """Tell whether every file was read and none has a violation."""
        return all(file.conforms for file in self.files)

    @property
    def readable(self) -> bool:
        """Tell whether every file could be checked."""
        return all(file.fault is None for file in self.files)

    @property
    def exit_code(self) -> int:
        """Give what a script sees: 0 conforms, 1 violations, 2 a file that cannot be read."""
        return 0 if self.conforms else 1 if self.readable else 2

    def to_text(self, hints: bool = False) -> str:
        """Give lines for a terminal; hints, which are many, are only counted unless asked for."""
        return "".join(line + "\n" for file in self.files for line in lines_of(file, self.language, hints))

    def to_json(self) -> str:
        """Give everything as one JSON object."""
        files = [file_to_json(file) for file in self.files]
        is_for_eyes = sum(len(file.findings) for file in self.files) <= _MOST_FOR_EYES
        return write_json({"conforms": self.conforms, "language": self.language, "files": files}, is_for_eyes)

    def to_csv(self) -> str:
        """Give a row for each finding."""
        return write_csv(self.files)

    def to_turtle(self) -> str:
        """Give one SHACL validation report over all files."""
        return self.to_rdf("text/turtle")

    def to_rdf(self, media_type: str) -> str:
        """Give the SHACL report in any media type of RDF; ValueError for another."""
        return write_rdf(self.files, self.language, media_type)
