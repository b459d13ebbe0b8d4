#+ summary: A measure marked as optional
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { eg:c-share qb:componentRequired false }
