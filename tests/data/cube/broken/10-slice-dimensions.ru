#+ summary: A slice key with a dimension that its slice leaves open
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { eg:key qb:componentProperty eg:place }
