#+ summary: What the properties used say about the things they join (Recommendation, section 10, phase 1)
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT { ?observation a qb:Observation } WHERE { ?any qb:observation ?observation } ;
INSERT { ?observation a qb:Observation . ?dataset a qb:DataSet } WHERE { ?observation qb:dataSet ?dataset } ;
INSERT { ?slice a qb:Slice } WHERE { ?any qb:slice ?slice } ;
INSERT { ?component qb:componentProperty ?property . ?property a qb:DimensionProperty }
WHERE { ?component qb:dimension ?property } ;
INSERT { ?component qb:componentProperty ?property . ?property a qb:MeasureProperty }
WHERE { ?component qb:measure ?property } ;
INSERT { ?component qb:componentProperty ?property . ?property a qb:AttributeProperty }
WHERE { ?component qb:attribute ?property }
