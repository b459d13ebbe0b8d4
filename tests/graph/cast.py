"""The known cast of the graph tests: two practices, who learned from whom, in two named graphs."""

from paraugs.terms import IRI, Literal, Triple

EX = "http://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"

FINLAND = IRI(EX + "graph/finland")
LATVIA = IRI(EX + "graph/latvia")
KIVA = IRI(EX + "kiva")
ATBALSTS = IRI(EX + "atbalsts")
TITLE = IRI(EX + "title")
YEAR = IRI(EX + "year")
LEARNED_FROM = IRI(EX + "learnedFrom")
COUNTRY = IRI(EX + "country")

IN_FINLAND = [
    Triple(KIVA, TITLE, Literal("KiVa", "fi")),
    Triple(KIVA, TITLE, Literal("KiVa anti-bullying programme", "en")),
    Triple(KIVA, YEAR, Literal("2007", None, XSD + "gYear")),
    Triple(KIVA, COUNTRY, IRI(EX + "FIN")),
]
IN_LATVIA = [
    Triple(ATBALSTS, TITLE, Literal("Atbalsts priekšlaicīgas mācību pārtraukšanas samazināšanai", "lv")),
    Triple(ATBALSTS, LEARNED_FROM, KIVA),
    Triple(ATBALSTS, COUNTRY, IRI(EX + "LVA")),
]
