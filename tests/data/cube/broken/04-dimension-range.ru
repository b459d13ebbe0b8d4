#+ summary: A dimension that does not say what its values are
PREFIX eg: <https://example.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { eg:year rdfs:range ?range }
