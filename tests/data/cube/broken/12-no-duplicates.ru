#+ summary: A second observation at a place that is taken
PREFIX eg: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA {
  eg:twin qb:dataSet eg:pupils ;
    eg:year "2020"^^<http://www.w3.org/2001/XMLSchema#gYear> ;
    eg:place eg:town ;
    eg:region eg:coast ;
    eg:level eg:primary ;
    eg:group eg:girls ;
    eg:share 7.7 .
}
