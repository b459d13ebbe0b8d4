"""Where a dataset says which version it is: two statements in the graph that is computed at loading.

The version is the number of the newest revision of the ledger, for people and citations. The fingerprint
depends on every contribution and on every file of the release too: equal fingerprints mean equal answers.
"""

import hashlib

from paraugs.terms import IRI, Literal, Triple

ID = "https://w3id.org/paraugs/id/"
CONTRIBUTIONS = ID + "contribution/"

VERSION_GRAPH = IRI(ID + "graph/entailments")
VERSION_SUBJECT = IRI(ID + "dataset/paraugs")
VERSION_PREDICATE = IRI("http://www.w3.org/ns/dcat#version")
UNFINISHED_GRAPH = IRI(ID + "graph/unfinished")
"""There only while a store is being brought to another version: it says which one it had."""
UNFINISHED_PREDICATE = IRI("http://www.w3.org/2002/07/owl#priorVersion")
FINGERPRINT_PREDICATE = IRI("http://www.w3.org/2002/07/owl#versionInfo")


def fingerprint(number: int, release: str, chain: str) -> str:
    """Name a state of the dataset: number, digest of the release's files, chain hash of the ledger."""
    return f"{number}-{hashlib.sha256(f'{release} {chain}'.encode()).hexdigest()[:12]}"


def version_statements(number: int, name: str) -> list[Triple]:
    """Give the statements that tell the version and the fingerprint."""
    return [
        Triple(VERSION_SUBJECT, VERSION_PREDICATE, Literal(str(number))),
        Triple(VERSION_SUBJECT, FINGERPRINT_PREDICATE, Literal(name)),
    ]


def unfinished_statements(name: str) -> list[Triple]:
    """Give the statement that tells from which fingerprint a store was to go on."""
    return [Triple(VERSION_SUBJECT, UNFINISHED_PREDICATE, Literal(name))]
