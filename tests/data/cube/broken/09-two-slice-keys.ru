#+ summary: A slice with two keys
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA {
  eg:structure qb:sliceKey eg:second .
  eg:second a qb:SliceKey ;
    qb:componentProperty eg:year .
  eg:slice qb:sliceStructure eg:second .
}
