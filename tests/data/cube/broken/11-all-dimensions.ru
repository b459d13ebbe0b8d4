#+ summary: An observation without its group
PREFIX eg: <https://example.org/>

DELETE WHERE { eg:o2 eg:group ?value }
