#+ summary: A slice without a key
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE DATA { eg:slice qb:sliceStructure eg:key }
