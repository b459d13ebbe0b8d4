"""What the editor asks for: terms with labels and uses, the first fault with its place, the one layout."""

from flask.testing import FlaskClient


def terms(client: FlaskClient, language: str) -> dict[str, list[object]]:
    found = client.get(f"/{language}/query/completions.json").json
    return {name: rest for name, *rest in found["terms"]}


def count(client: FlaskClient, pattern: str) -> int:
    query = f"""PREFIX par: <https://w3id.org/paraugs/ontology#>
    PREFIX topic: <https://w3id.org/paraugs/id/concept/topic/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT (COUNT(*) AS ?n) {{ {pattern} }}"""
    return int(client.get("/sparql", query_string={"query": query, "as": "csv"}).text.splitlines()[1])


def test_classes_properties_and_concepts_come_with_label_kind_and_uses(client: FlaskClient) -> None:
    english = terms(client, "en")
    assert english["par:Practice"] == ["practice", "class", 255]
    assert english["par:topic"][1:] == ["property", count(client, "?thing par:topic ?topic")]
    order = "skos:broader, skos:narrower, skos:related, skos:broaderTransitive"
    pattern = f"?thing ?property topic:early-school-leaving . FILTER(?property NOT IN ({order}))"
    pointing = count(client, pattern)
    assert english["topic:early-school-leaving"][1:] == ["concept", pointing]
    assert english["country:LVA"][0] == "Latvia"
    assert english["par:costPerParticipant"][1:] == ["property", 0]
    assert terms(client, "lv")["country:LVA"][0] == "Latvija"


def test_every_prefix_of_a_term_is_told(client: FlaskClient) -> None:
    found = client.get("/query/completions.json").json
    assert {name.partition(":")[0] for name, *_ in found["terms"]} <= set(found["prefixes"])
    assert found["prefixes"]["topic"] == "https://w3id.org/paraugs/id/concept/topic/"


def test_the_list_is_asked_for_once_for_each_version(client: FlaskClient) -> None:
    first = client.get("/query/completions.json")
    again = client.get("/query/completions.json", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_a_sound_query_has_no_fault_even_without_its_prefixes(client: FlaskClient) -> None:
    assert client.post("/query/check", data="SELECT * { ?a par:topic topic:bullying }").json == {}


def test_the_place_of_a_fault_is_that_in_the_text_that_was_sent(client: FlaskClient) -> None:
    fault = client.post("/query/check", data="SELECT *\n{ ?a par:topic }").json
    assert (fault["line"], fault["column"]) == (2, 16)
    assert fault["message"]


def test_what_visitors_may_not_ask_is_a_fault_too(client: FlaskClient) -> None:
    fault = client.post("/query/check", data="SELECT * { SERVICE <http://a/> { } }").json
    assert "SERVICE" in fault["message"]


def test_a_query_is_laid_out_with_its_prefixes(client: FlaskClient) -> None:
    answer = client.post("/query/formatted", data="select * {?a par:topic ?b. optional{?b skos:broader ?c}}")
    assert answer.text == (
        "PREFIX par: <https://w3id.org/paraugs/ontology#>\n"
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n\n"
        "SELECT * {\n  ?a par:topic ?b .\n  OPTIONAL { ?b skos:broader ?c }\n}\n"
    )


def test_too_long_a_text_is_refused(client: FlaskClient) -> None:
    assert client.post("/query/formatted", data="x" * (512 * 1024 + 1)).status_code == 413
