#+ summary: Values attached to a dataset or a slice, brought down to its observations (section 10, phase 2)
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT { ?observation ?property ?value }
WHERE {
  ?component qb:componentAttachment qb:DataSet ;
    qb:componentProperty ?property .
  ?dataset qb:structure/qb:component ?component ;
    ?property ?value .
  ?observation qb:dataSet ?dataset .
} ;
INSERT { ?observation ?property ?value }
WHERE {
  ?component qb:componentAttachment qb:Slice ;
    qb:componentProperty ?property .
  ?dataset qb:structure/qb:component ?component ;
    qb:slice ?slice .
  ?slice ?property ?value ;
    qb:observation ?observation .
} ;
INSERT { ?observation ?property ?value }
WHERE {
  ?property a qb:DimensionProperty .
  ?dataset qb:structure/qb:component/qb:componentProperty ?property ;
    qb:slice ?slice .
  ?slice ?property ?value ;
    qb:observation ?observation .
}
