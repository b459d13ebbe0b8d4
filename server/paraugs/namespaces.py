"""The namespaces of the project: our own terms as a closed list, and the prefixes of all that we write.

Our terms are closed so that a misspelt one fails where it is written instead of matching nothing in a query;
a test compares the list with ``ontology/*.ttl`` both ways. A new term starts there, not here.
"""

# ruff: noqa: N815 (the terms are spelled as in the ontology)

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace, Namespace

ONTOLOGY = URIRef("https://w3id.org/paraugs/ontology")
"""The ontology itself; its modules are named below it (``.../ontology/practice``)."""

THINGS = "https://w3id.org/paraugs/id/"
"""What every IRI of a thing of ours begins with, unless the setting ``base_iri`` says otherwise."""


class PAR(DefinedNamespace):
    """The terms of the Paraugs ontology, by module: classes first, then properties."""

    _fail = True
    _NS = Namespace("https://w3id.org/paraugs/ontology#")

    # Framework
    StrategicFramework: URIRef
    StrategicObjective: URIRef
    PriorityArea: URIRef
    Benchmark: URIRef
    Indicator: URIRef
    framework: URIRef
    objective: URIRef
    priorityArea: URIRef
    bearsOn: URIRef
    measuredBy: URIRef
    comparator: URIRef
    unit: URIRef
    legalBasis: URIRef
    targetYear: URIRef
    targetValue: URIRef
    population: URIRef
    datasetCode: URIRef
    datasetFilter: URIRef
    workCycle: URIRef
    adoptedOn: URIRef
    legalContext: URIRef

    # Learning
    LifelongLearningPractice: URIRef
    learningMode: URIRef
    educationStage: URIRef
    iscedLevel: URIRef
    iscedField: URIRef
    learningSetting: URIRef
    topic: URIRef
    targetGroup: URIRef
    targetGroupText: URIRef
    numberReached: URIRef
    reachText: URIRef

    # Instrument
    Instrument: URIRef
    Activity: URIRef
    WorkingGroup: URIRef
    PeerLearningActivity: URIRef
    PeerReview: URIRef
    PeerCounselling: URIRef
    MonitorEdition: URIRef
    StakeholderConsultation: URIRef
    Summit: URIRef
    Forum: URIRef
    Seminar: URIRef
    FundingProgramme: URIRef
    GovernanceMeeting: URIRef
    instrument: URIRef
    instrumentKind: URIRef
    hostState: URIRef
    participant: URIRef
    reviewedState: URIRef
    reviewingState: URIRef
    requestingState: URIRef
    peerState: URIRef
    workingGroup: URIRef
    output: URIRef
    produced: URIRef
    ledTo: URIRef
    sharedThrough: URIRef
    startDate: URIRef
    endDate: URIRef
    topicText: URIRef
    participantsText: URIRef
    outcomeText: URIRef
    typicalOutput: URIRef
    whoTakesPart: URIRef
    mandateStart: URIRef
    mandateEnd: URIRef
    sharedThroughText: URIRef

    # Reference tool
    ReferenceTool: URIRef
    derivedFrom: URIRef
    descendsFrom: URIRef
    toolKind: URIRef
    maintainer: URIRef
    appliesTool: URIRef
    firstYear: URIRef
    latestYear: URIRef
    shortName: URIRef

    # Practice
    Practice: URIRef
    Implementation: URIRef
    Transfer: URIRef
    Material: URIRef
    practiceType: URIRef
    scale: URIRef
    implementation: URIRef
    implementationOf: URIRef
    country: URIRef
    responsibleBody: URIRef
    partner: URIRef
    organisationKind: URIRef
    implementationStatus: URIRef
    fundingSource: URIRef
    startCertainty: URIRef
    material: URIRef
    elsewhere: URIRef
    transferFrom: URIRef
    transferTo: URIRef
    fromImplementation: URIRef
    toImplementation: URIRef
    fromCountry: URIRef
    toCountry: URIRef
    transferKind: URIRef
    learnedFrom: URIRef
    descendsFromPractice: URIRef
    problem: URIRef
    practiceObjectives: URIRef
    theoryOfChange: URIRef
    activities: URIRef
    place: URIRef
    fundingText: URIRef
    fundingAmount: URIRef
    costPerParticipant: URIRef
    staff: URIRef
    participation: URIRef
    sustainability: URIRef
    inspiration: URIRef
    statusHistory: URIRef
    startYear: URIRef
    endYear: URIRef
    stillRunning: URIRef
    changed: URIRef
    transferResult: URIRef
    transferSource: URIRef

    # Evidence
    OutcomeClaim: URIRef
    Study: URIRef
    Assessment: URIRef
    EvidenceScheme: URIRef
    outcome: URIRef
    study: URIRef
    assessment: URIRef
    result: URIRef
    studyDesign: URIRef
    independence: URIRef
    scheme: URIRef
    level: URIRef
    assessor: URIRef
    baseline: URIRef
    measuredOn: URIRef
    sample: URIRef
    comparison: URIRef
    sideEffects: URIRef
    whatDidNotWork: URIRef
    successFactors: URIRef
    transferConditions: URIRef

    # Monitoring
    Edition: URIRef
    edition: URIRef
    indicator: URIRef
    observationFlag: URIRef
    value: URIRef
    headline: URIRef

    # Contribution
    Contribution: URIRef
    Review: URIRef
    Tombstone: URIRef
    FieldNote: URIRef
    memberState: URIRef
    contributor: URIRef
    status: URIRef
    review: URIRef
    fieldNote: URIRef
    field: URIRef
    certainty: URIRef
    lastConfirmed: URIRef
    renewBy: URIRef
    stateCode: URIRef
    fieldReason: URIRef
    reviewerRole: URIRef
    decision: URIRef
    machineTranslation: URIRef
    conflictOfInterest: URIRef
    reply: URIRef
    contactConsent: URIRef


PREFIXES: dict[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "country": "http://publications.europa.eu/resource/authority/country/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "elm": "http://data.europa.eu/snb/model/elm/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "language": "http://publications.europa.eu/resource/authority/language/",
    "licence": "http://publications.europa.eu/resource/authority/licence/",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "par": "https://w3id.org/paraugs/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "time": "http://www.w3.org/2006/time#",
    "tree": "https://w3id.org/tree#",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix to namespace IRI, for every writer and page: the same IRI is shortened the same way everywhere."""
