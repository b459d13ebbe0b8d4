"""Where a dataset says which version it is: one statement in the graph that is computed at loading."""

from paraugs.terms import IRI

ID = "https://w3id.org/paraugs/id/"

VERSION_GRAPH = IRI(ID + "graph/entailments")
VERSION_SUBJECT = IRI(ID + "dataset/paraugs")
VERSION_PREDICATE = IRI("http://www.w3.org/ns/dcat#version")
