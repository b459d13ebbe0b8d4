#+ summary: An observation without its value
PREFIX eg: <https://example.org/>

DELETE WHERE { eg:o2 eg:share ?value }
