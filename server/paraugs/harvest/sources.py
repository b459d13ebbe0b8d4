"""What is harvested: the ways in which a Member State publishes what it wants to be taken from there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from paraugs.errors import ParaugsError, wording
from paraugs.graph.lexer import outline
from paraugs.harvest.policy import Policy
from paraugs.namespaces import THINGS
from paraugs.terms import Quad

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME, _LONGEST_QUERY, _LONGEST_PAUSE = 40, 20_000, 24 * 366


class Kind(StrEnum):
    """How a source is read."""

    RDF = "rdf"
    DUMP = "dump"
    SPARQL = "sparql"
    LDES = "ldes"
    DCAT = "dcat"
    OAI = "oai"


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a state (its code), under a name that is unique there.

    `query` is the CONSTRUCT for an endpoint, or `prefix` or `prefix set` for OAI-PMH; `mapping` a CONSTRUCT
    that makes our ontology of what is read (empty: it is ours already); 0 hours: only when it is called.
    """

    state: str
    name: str
    kind: Kind
    url: str
    query: str = ""
    mapping: str = ""
    every_hours: int = 24

    @property
    def path(self) -> str:
        """State and name, as they stand in addresses."""
        return f"{self.state}/{self.name}"

    @property
    def iri(self) -> str:
        """Who hands in what is read there."""
        return f"{THINGS}harvest/{self.path}"


@dataclass(frozen=True, slots=True)
class Read:
    """What one reading gave: statements, and what to begin with next time.

    With `is_whole` whatever is not among them is gone at the source; else only what `gone` names.
    `is_unchanged`: nothing to do.
    """

    quads: tuple[Quad, ...] = ()
    is_whole: bool = True
    gone: tuple[str, ...] = ()
    memory: str = ""
    is_unchanged: bool = False


def faults_of(source: Source, policy: Policy) -> Mapping[str, str]:
    """What is wrong with what somebody says of a source, by field, in words."""
    faults = {}
    if not _NAME.fullmatch(source.name) or len(source.name) > _LONGEST_NAME:
        faults["name"] = wording("A name has small letters a to z, digits and single hyphens; 40 at most.")
    if not 0 <= source.every_hours <= _LONGEST_PAUSE:
        faults["every_hours"] = wording(
            "Say how many hours there are between two times; 0: only when called."
        )
    try:
        policy.check(source.url)
    except ParaugsError as error:
        faults["url"] = str(error)
    if source.kind is Kind.SPARQL and not source.query.strip():
        faults["query"] = wording("An endpoint is asked with a CONSTRUCT query: write it here.")
    elif source.kind is Kind.SPARQL and (reason := _not_construct(source.query)):
        faults["query"] = reason
    if source.mapping.strip() and (reason := _not_construct(source.mapping)):
        faults["mapping"] = reason
    return faults


def _not_construct(query: str) -> str:
    if len(query) > _LONGEST_QUERY:
        return wording("The query is too long.")
    try:
        return "" if outline(query).form == "CONSTRUCT" else wording("This must be a CONSTRUCT query.")
    except ParaugsError as error:
        return str(error)
