#+ summary: A slice with an observation of another dataset
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { eg:slice qb:observation eg:t1 . eg:t1 eg:year "2019"^^<http://www.w3.org/2001/XMLSchema#gYear> }
