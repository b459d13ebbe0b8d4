#+ summary: An observation of no dataset
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { eg:lost a qb:Observation }
