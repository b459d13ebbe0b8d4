#+ summary: A dataset without a structure
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE DATA { eg:teachers qb:structure eg:choice }
