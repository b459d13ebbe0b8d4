#+ summary: A place without one of the two measures
PREFIX eg: <https://example.org/>

DELETE WHERE { eg:t2 ?property ?value }
