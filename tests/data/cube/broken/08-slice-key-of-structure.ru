#+ summary: A slice key with a property that its structure lacks
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { eg:key qb:componentProperty eg:colour . eg:slice eg:colour eg:red }
