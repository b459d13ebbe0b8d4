"""Python's closed list of our terms is the ontology's, and prefixes mean the same in every file."""

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from ontology_files import ROOT, ontology_files
from paraugs.namespaces import PAR, PREFIXES

TURTLE_PREFIX = re.compile(r"^\s*@?prefix\s+([\w-]+):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
TERM_OF_OURS = re.compile(r"\bpar:([A-Za-z]\w*)")
RULES_AND_QUERIES = sorted(ROOT.glob("queries/**/*.rq"))


def test_every_living_term_of_the_ontology_is_in_the_namespace_and_no_other(ontology: rdflib.Graph) -> None:
    terms = {
        str(term)
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for term in ontology.subjects(RDF.type, kind)
        if str(term).startswith(PREFIXES["par"]) and (term, OWL.deprecated, None) not in ontology
    }
    assert terms == {PREFIXES["par"] + name for name in PAR.__annotations__}


def test_a_term_that_does_not_exist_fails_where_it_is_written() -> None:
    with pytest.raises(AttributeError, match="startYaer"):
        PAR.startYaer  # noqa: B018


def test_every_term_that_the_code_and_the_pages_name_exists() -> None:
    files = [*ROOT.glob("server/paraugs/**/*.py"), *ROOT.glob("server/paraugs/web/templates/*.html")]
    named = {name for file in files for name in TERM_OF_OURS.findall(file.read_text(encoding="utf-8"))}
    assert "implementation" in named
    assert named - PAR.__annotations__.keys() == set()


def test_the_terms_stand_under_their_module_in_the_order_of_the_files(ontology: rdflib.Graph) -> None:
    modules = [str(ontology.value(PAR[name], RDFS.isDefinedBy)) for name in PAR.__annotations__]
    assert len(set(modules)) == sum(
        1 for one, next_ in zip(modules, [*modules[1:], ""], strict=True) if one != next_
    )


@pytest.mark.parametrize(
    "file", [*ontology_files(), *RULES_AND_QUERIES], ids=lambda file: file.relative_to(ROOT).as_posix()
)
def test_a_prefix_means_the_same_everywhere(file: Path) -> None:
    declared = set(TURTLE_PREFIX.findall(file.read_text(encoding="utf-8")))
    shared = {(prefix, iri) for prefix, iri in declared if prefix in PREFIXES or iri in PREFIXES.values()}
    assert shared - set(PREFIXES.items()) == set()
