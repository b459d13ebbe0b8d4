#+ summary: A code that left the collection
PREFIX eg: <https://example.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { eg:groups skos:member eg:girls }
