"""What a document says of its own standing does not count: who submits for whom the server says."""

from desk.papers import Examine, short

RECORD = {
    "contribution/lv/a rdf:type par:Contribution",
    "contribution/lv/a foaf:primaryTopic practice/lv/a",
    "contribution/lv/a par:memberState country:LVA",
    "contribution/lv/a par:status concept/contribution-status/submitted",
    "contribution/lv/a dct:issued 2026-11-25",
    "contribution/lv/a dct:modified 2026-11-25",
    "contribution/lv/a par:contributor contribution/lv/a#contributor",
    "contribution/lv/a#contributor rdf:type foaf:Agent",
    "contribution/lv/a#contributor rdf:type org:Organization",
    "contribution/lv/a#contributor skos:prefLabel Ministry of Education",
}


def test_a_record_is_made_where_there_is_none(examine: Examine) -> None:
    item = examine("<practice/lv/a> a par:Practice .").items[0]
    assert short(item.triples) == RECORD | {"practice/lv/a rdf:type par:Practice"}
    assert item.nquads.count("<https://w3id.org/paraugs/id/contribution/lv/a> .\n") == len(item.triples)


def test_nobody_publishes_dates_or_reviews_himself(examine: Examine) -> None:
    item = examine("""<practice/lv/a> a par:Practice .
        <contribution/lv/a> a par:Contribution ; foaf:primaryTopic <practice/lv/a> ;
            par:memberState country:FIN ;
            par:status <concept/contribution-status/published> ;
            par:contributor [ skos:prefLabel "Somebody else"@en ] ;
            dct:issued "1999-01-01"^^xsd:date ; dct:modified "1999-01-01"^^xsd:date ;
            par:lastConfirmed "2099-01-01"^^xsd:date ; par:renewBy "2099-01-01"^^xsd:date ;
            prov:wasAttributedTo <urn:me> ; par:review [ a par:Review ; dct:description "Excellent"@en ] ;
            dct:license licence:CC_BY_4_0 ; dct:source <https://example.org/source> .""").items[0]
    assert short(item.triples) == RECORD | {
        "practice/lv/a rdf:type par:Practice",
        "contribution/lv/a dct:license licence:CC_BY_4_0",
        "contribution/lv/a dct:source https://example.org/source",
    }


def test_what_a_document_says_of_itself_goes_into_the_record(examine: Examine) -> None:
    item = examine('<> dct:license licence:CC_BY_4_0 . <#p> a par:Practice ; dct:title "A"@en .').items[0]
    assert "contribution/lv/a dct:license licence:CC_BY_4_0" in short(item.triples)


def test_what_was_served_can_be_handed_in_again(examine: Examine) -> None:
    before = examine("<practice/lv/a> a par:Practice ; par:outcome [ a par:OutcomeClaim ] .").items[0]
    after = examine(before.nquads, "application/n-quads").items[0]
    assert after.nquads == before.nquads


def test_imports_are_not_kept_and_that_is_said(examine: Examine) -> None:
    item = examine("<> owl:imports <https://example.org/more> . <practice/lv/a> a par:Practice .").items[0]
    assert "example.org/more" not in item.nquads
    assert [f.value for f in item.report.findings if f.shape.value.endswith("#imports-ignored")] == [
        "https://example.org/more"
    ]


def test_what_only_the_server_writes_is_no_fault_of_the_submitter(examine: Examine) -> None:
    item = examine("<practice/lv/a> a par:Practice .").items[0]
    record = item.contribution.value
    told = {finding.path for finding in item.report.findings if finding.focus.startswith(record)}
    assert told <= {"dct:license", "dct:source", "dct:language", "foaf:primaryTopic / dct:title"}


def test_a_dry_run_keeps_all_names_and_wants_no_record(examine: Examine) -> None:
    item = examine("<#p> a par:Practice ; par:outcome [ a par:OutcomeClaim ] .", complete=False).items[0]
    assert item.nquads == ""
    assert {f.focus for f in item.report.findings} == {
        "https://w3id.org/paraugs/id/submission#p",
        "https://w3id.org/paraugs/id/submission#record",
    }
    paths = {finding.path for finding in item.report.findings}
    assert "par:outcome / dct:description" in paths
    assert "^foaf:primaryTopic" not in paths
