"""HermiT, run through owlready2, for tests: what an ontology entails and whether it is sound.

owlready2 (LGPL-3.0) and HermiT inside it are used as they come, as a library and a separate Java process.
"""

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph

PAR = "https://w3id.org/paraugs/ontology#"
_OWL = "http://www.w3.org/2002/07/owl#"
_RDF_TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_IMPORTS = pyoxigraph.NamedNode(_OWL + "imports")
_ROLES = [
    pyoxigraph.NamedNode("http://purl.org/linked-data/cube#" + role)
    for role in ("DimensionProperty", "AttributeProperty")
]


def write_without_imports(files: Iterable[Path], extra: str, target: Path) -> Path:
    """Merge Turtle files and a text into N-Triples for the reasoner.

    Imports go, so that nothing is fetched. Texts go, since no axiom restricts them and the labels in 24
    languages make HermiT ten times slower. So does the role of a property in the data cube, of which no axiom
    speaks and which owlready2, unlike OWL 2 DL, does not let a property have.
    """
    store = pyoxigraph.Store()
    for file in files:
        store.load(path=file, format=pyoxigraph.RdfFormat.TURTLE)
    store.load(f"@prefix par: <{PAR}> . {extra}".encode(), format=pyoxigraph.RdfFormat.TURTLE)
    for quad in [quad for quad in store if _is_left_out(quad)]:
        store.remove(quad)
    store.dump(target, pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    return target


def unsatisfiable_classes(file: Path, java: str) -> list[str]:
    """Name the classes that cannot have a member; OwlReadyInconsistentOntologyError if nothing can be."""
    found = sorted(found.iri for found in _reason(file, java).inconsistent_classes())
    return [iri for iri in found if iri != _OWL + "Nothing"]


def inferred(file: Path, java: str) -> set[tuple[str, str, str]]:
    """Give the relations and types of all individuals, stated or inferred, as IRIs."""
    world = _reason(file, java, infer_property_values=True)
    types = {
        (thing.iri, _RDF_TYPE.value, kind.iri)
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
        owlready2.sync_reasoner_hermit(world, debug=0, **options)
    return world


def _is_left_out(quad: pyoxigraph.Quad) -> bool:
    if isinstance(quad.object, pyoxigraph.Literal):
        return quad.object.language is not None
    return quad.predicate == _IMPORTS or quad.object in _ROLES
