"""The shapes are well-formed by SHACL's own shapes for shapes."""

import pyshacl
import rdflib

from validating import checker


def test_the_shapes_conform_to_the_shapes_for_shapes() -> None:
    conforms, _, text = pyshacl.validate(
        rdflib.Graph(), shacl_graph=checker().referee.shapes, meta_shacl=True, inplace=True
    )
    assert conforms, text
