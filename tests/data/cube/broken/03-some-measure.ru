#+ summary: A structure without its measure
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE DATA { eg:c-share qb:measure eg:share }
