"""HermiT, run through owlready2: is the ontology sound, and what follows from it?

Only `paraugs check` and the tests reason, because it needs Java and seconds; what queries use of it is
materialised by rules (`queries/entailment/`). owlready2 (LGPL-3.0) and the HermiT inside it are used as they
come: a library and a Java process of its own.
"""

import shutil
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from paraugs.errors import ResourceError
from paraugs.graph.notation import write_triple
from paraugs.graph.parsing import media_type_of, parse
from paraugs.namespaces import PREFIXES
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.terms import Literal, Quad, Triple

JAVA_MISSING = "reasoning needs Java: apt-get install default-jre-headless"
FOLDERS = ("ontology", "ontology/alignments", "ontology/vocabularies")
TYPE = term("rdf:type")
_IMPORTS = term("owl:imports")
_ROLES = (term("qb:DimensionProperty"), term("qb:AttributeProperty"))


def find_java() -> str | None:
    """The path of Java, if there is one."""
    return shutil.which("java")


def ontology_files(resources: Resources) -> list[Path]:
    """The modules, alignments and vocabularies."""
    return [path for folder in FOLDERS for path in resources.files(folder, "*.ttl")]


def write_without_imports(files: Iterable[Path], extra: str, target: Path) -> Path:
    """Merge Turtle files and a text into N-Triples for the reasoner.

    Imports go, so that nothing is fetched. Texts go, since no axiom restricts them and the labels in 24
    languages make HermiT ten times slower. So does the role of a property in the data cube, of which no axiom
    speaks and which owlready2, unlike OWL 2 DL, does not let a property have.
    """
    documents = [(path.read_bytes(), media_type_of(path.name)) for path in files]
    documents.append((f"@prefix par: <{PREFIXES['par']}> . {extra}".encode(), "text/turtle"))
    quads = [quad for data, media_type in documents for quad in parse(data, media_type)]
    kept = {Triple(*quad[:3]) for quad in quads if not _is_left_out(quad)}
    target.write_text("".join(sorted(write_triple(triple) + "\n" for triple in kept)), encoding="utf-8")
    return target


def unsatisfiable_classes(file: Path, java: str) -> list[str]:
    """Name the classes that cannot have a member; ResourceError when the whole contradicts itself."""
    found = sorted(found.iri for found in _reason(file, java).inconsistent_classes())
    return [iri for iri in found if iri != PREFIXES["owl"] + "Nothing"]


def inferred(file: Path, java: str) -> set[tuple[str, str, str]]:
    """Give the relations and types of all individuals, stated or inferred, as IRIs."""
    world = _reason(file, java, infer_property_values=True)
    types = {
        (thing.iri, TYPE.value, kind.iri)
        for thing in world.individuals()
        for kind in thing.INDIRECT_is_a
        if hasattr(kind, "iri")
    }
    relations = {
        (subject.iri, above.iri, value.iri)
        for relation in world.object_properties()
        for subject, value in relation.get_relations()
        for above in relation.ancestors()
        if hasattr(above, "iri")
    }
    return types | relations


def _reason(file: Path, java: str, **options: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # owlready2's import and the names of its own properties
        import owlready2

        owlready2.JAVA_EXE = java
        world = owlready2.World()
        world.get_ontology(file.as_uri()).load()
        try:
            owlready2.sync_reasoner_hermit(world, debug=0, **options)
        except owlready2.OwlReadyInconsistentOntologyError as error:
            raise ResourceError(file, "HermiT finds that these statements contradict one another") from error
    return world


def _is_left_out(quad: Quad) -> bool:
    if isinstance(quad.object, Literal):
        return quad.object.language is not None
    return quad.predicate == _IMPORTS or quad.object in _ROLES
