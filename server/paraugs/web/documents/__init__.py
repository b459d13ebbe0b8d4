"""What an IRI answers: the document about a thing or of the ontology, as RDF or as a page."""
