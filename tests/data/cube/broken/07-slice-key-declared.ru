#+ summary: A slice key that no structure declares
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { eg:stray a qb:SliceKey }
