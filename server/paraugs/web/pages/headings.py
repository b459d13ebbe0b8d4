"""What a page calls a field: plain words for the ones that a reader meets most, else the ontology's own
label.
"""

from collections.abc import Mapping

from paraugs.explore.wording import Link, Text, name_from
from paraugs.short_names import term
from paraugs.terms import IRI
from paraugs.web import reader


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


PLAIN: Mapping[str, str] = {
    term(name).value: words
    for name, words in {
        "par:problem": _("Why"),
        "par:practiceObjectives": _("What it was to achieve"),
        "par:theoryOfChange": _("Why it should work"),
        "par:activities": _("What was done"),
        "par:participation": _("Who had a say"),
        "par:sideEffects": _("Side effects"),
        "par:whatDidNotWork": _("What did not work"),
        "par:successFactors": _("What made it work"),
        "par:transferConditions": _("What it takes elsewhere"),
        "par:sustainability": _("Will it last"),
        "par:inspiration": _("Inspired by"),
        "par:statusHistory": _("What became of it"),
        "par:practiceType": _("Kind"),
        "par:targetGroupText": _("For"),
        "par:reachText": _("Reach"),
        "par:numberReached": _("People reached"),
        "par:sharedThrough": _("Shared through"),
        "par:sharedThroughText": _("Shared through"),
        "par:fundingSource": _("Funding"),
        "par:bearsOn": _("Benchmarks it bears on"),
        "par:objective": _("Objectives"),
        "par:priorityArea": _("Priority areas"),
        "par:topic": _("Topics"),
        "par:appliesTool": _("Reference tools applied"),
        "par:learningMode": _("Learning mode"),
        "par:educationStage": _("Stage"),
        "par:responsibleBody": _("Responsible"),
        "par:organisationKind": _("Kind of organisation"),
        "par:outcomeText": _("What came of it"),
        "par:topicText": _("About"),
        "par:hostState": _("Host"),
        "par:participant": _("Took part"),
        "par:startDate": _("From"),
        "par:endDate": _("To"),
        "par:mandateStart": _("Mandate from"),
        "par:mandateEnd": _("Mandate to"),
        "par:firstYear": _("Since"),
        "par:latestYear": _("Latest version"),
        "par:lastConfirmed": _("Last confirmed"),
        "par:renewBy": _("Renew by"),
        "par:startYear": _("Start"),
        "par:studyDesign": _("Study"),
        "dct:issued": _("Date"),
        "dct:modified": _("Changed"),
        "dct:license": _("Licence"),
        "dct:language": _("Language"),
        "dct:description": _("Description"),
        "dct:abstract": _("In short"),
        "dct:alternative": _("Original title"),
        "dct:title": _("Title"),
        "dct:identifier": _("Identifier"),
        "dct:publisher": _("Publisher"),
        "dct:creator": _("Author"),
        "dct:spatial": _("Region"),
        "dct:relation": _("Related"),
        "dct:isPartOf": _("Part of"),
        "dct:hasPart": _("Has parts"),
        "dct:replaces": _("Replaces"),
        "dct:isReplacedBy": _("Replaced by"),
        "dct:bibliographicCitation": _("Cited as"),
        "dct:source": _("Source"),
        "dct:references": _("Refers to"),
        "foaf:primaryTopic": _("Record of"),
        "foaf:homepage": _("Home page"),
        "skos:definition": _("Definition"),
        "skos:scopeNote": _("Note"),
        "skos:example": _("Example"),
        "skos:broader": _("Broader"),
        "skos:narrower": _("Narrower"),
        "skos:related": _("Related"),
        "skos:inScheme": _("Scheme"),
        "skos:topConceptOf": _("Scheme"),
        "skos:hasTopConcept": _("Top concepts"),
        "skos:altLabel": _("Other names"),
        "skos:member": _("Members"),
        "skos:exactMatch": _("Same concept elsewhere"),
        "skos:closeMatch": _("Close concept elsewhere"),
        "skos:broadMatch": _("Broader concept elsewhere"),
        "skos:narrowMatch": _("Narrower concept elsewhere"),
        "skos:relatedMatch": _("Related concept elsewhere"),
        "prov:wasDerivedFrom": _("Derived from"),
        "prov:wasAttributedTo": _("By"),
        "qb:dataSet": _("Data set"),
        "sdmx-dimension:refArea": _("Area"),
        "sdmx-dimension:refPeriod": _("Year"),
        "sdmx-measure:obsValue": _("Value"),
        "rdfs:seeAlso": _("See also"),
        "rdfs:subClassOf": _("Kind of"),
        "rdfs:subPropertyOf": _("Special case of"),
        "rdfs:domain": _("Is said of"),
        "schema:domainIncludes": _("Is said of"),
        "rdfs:range": _("Value"),
        "schema:rangeIncludes": _("Value"),
        "owl:inverseOf": _("Inverse"),
        "owl:equivalentClass": _("Same as"),
        "owl:equivalentProperty": _("Same as"),
        "rdfs:isDefinedBy": _("Defined in"),
        "rdf:type": _("Kind"),
    }.items()
}


EVIDENCE: Mapping[str, str] = {
    "evidence-step/comparison-group": _("Tested against a comparison group"),
    "evidence-step/evaluated": _("Evaluated"),
    "evidence-step/monitored": _("Monitored"),
    "evidence-step/self-reported": _("Self-reported"),
    "evidence-step/none-stated": _("No evidence stated"),
    "outcome-result/improvement": _("Improvement found"),
    "outcome-result/no-effect": _("No effect found"),
    "outcome-result/mixed": _("Mixed results"),
    "outcome-result/target-missed": _("Target missed"),
    "outcome-result/harm": _("Harm found"),
    "outcome-result/insufficient-evidence": _("Insufficient evidence"),
    "outcome-result/not-assessed": _("Not assessed"),
}


def plainly(concept: Link) -> Text:
    """A step of evidence or a result as a sentence says it; any other concept by its name with a capital."""
    words = EVIDENCE.get(concept.iri.value.partition("/id/concept/")[2])
    if words:
        return Text(reader.catalogues()[reader.language()].gettext(words), reader.language())
    return _capital(concept.label)


def heading(field: IRI) -> Text:
    """The name of a field in the reader's language, with a capital."""
    plain = PLAIN.get(field.value)
    if plain:
        return Text(reader.catalogues()[reader.language()].gettext(plain), reader.language())
    label = reader.terms().label(field) if reader.terms().knows(field) else name_from(field)
    return _capital(label)


def _capital(text: Text) -> Text:
    return Text(text.value[:1].upper() + text.value[1:], text.language)
