#+ summary: A dimension of concepts without a list
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE DATA { eg:place qb:codeList eg:places }
