"""HermiT finds the ontology sound, and would find it if it were not."""

from pathlib import Path

import pytest

from ontology_files import ROOT, ontology_files
from paraugs.contribute.judging.reasoning import unsatisfiable_classes, write_without_imports
from paraugs.errors import ResourceError


def test_the_ontology_with_its_vocabularies_is_consistent_and_every_class_can_have_a_member(
    tmp_path: Path, java: str
) -> None:
    files = [*ontology_files(), *sorted((ROOT / "ontology/vocabularies").glob("*.ttl"))]
    assert unsatisfiable_classes(write_without_imports(files, "", tmp_path / "all.nt"), java) == []


def test_a_thing_that_is_both_a_practice_and_its_implementation_is_found_inconsistent(
    tmp_path: Path, java: str
) -> None:
    both = "<https://example.org/kiva> a par:Practice , par:Implementation ."
    file = write_without_imports(ontology_files(), both, tmp_path / "both.nt")
    with pytest.raises(ResourceError, match="contradict one another"):
        unsatisfiable_classes(file, java)


def test_a_class_below_two_disjoint_classes_is_found_unsatisfiable(tmp_path: Path, java: str) -> None:
    impossible = """
        <https://example.org/Impossible> a <http://www.w3.org/2002/07/owl#Class> ;
          <http://www.w3.org/2000/01/rdf-schema#subClassOf> par:Study , par:Assessment .
    """
    file = write_without_imports(ontology_files(), impossible, tmp_path / "impossible.nt")
    assert unsatisfiable_classes(file, java) == ["https://example.org/Impossible"]
