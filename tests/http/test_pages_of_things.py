"""Every kind of thing has a page that says what matters about it and leads on."""

import json
import re

import pytest
from flask.testing import FlaskClient

from paraugs.graph.embedded import EmbeddedGraph
from reading_pages import page, words

PAGES = {
    "/": "What did other countries try, and did it work?",
    "/about": "How strength is stated",
    "/states": "Latvia",
    "/benchmarks": "Early leavers from education and training",
    "/topics": "bullying",
    "/tools": "Reference tools",
    "/events": "Events",
    "/working-groups": "Working groups",
    "/instruments": "Peer learning activities (PLA)",
    "/frameworks": "ET 2020",
    "/objectives": "Making lifelong learning and mobility a reality",
    "/priority-areas": "Priority areas",
    "/indicators": "Early leavers",
    "/editions": "Editions of the sources",
    "/state/lv": "Latvia",
    "/doc/framework/et2020": "Strategic framework",
    "/doc/objective/et2020-so1": "Making lifelong learning and mobility a reality",
    "/doc/priority-area/et2020-pa2016-1": "Relevant and high-quality skills",
    "/doc/benchmark/et2020-b-elet": "Below 10 % by 2020",
    "/doc/indicator/early-leavers": "Values in %",
    "/doc/instrument/ins-pla": "Peer learning activities (PLA)",
    "/doc/event/ev-001": "April 2016",
    "/doc/working-group/wg2018-cit": "Citizenship",
    "/doc/tool/selfie": "Where it comes from",
    "/doc/transfer/t-01": "KiVa taken up in the Netherlands",
    "/doc/concept/topic/bullying": "KiVa anti-bullying programme",
    "/doc/scheme/evidence-step": "comparison group",
    "/doc/contribution/fi/kiva": "KiVa anti-bullying programme",
    "/doc/note/fp-001": "Code known, not seen on a page",
    "/doc/dataset/monitor": "Monitor of education and training",
    "/doc/graph/tools": "Cite as",
    "/doc/edition/eurostat-edat-lfse-14-2021-10-18": "Eurostat",
    "/doc/observation/early-leavers/at/2009/eurostat-edat-lfse-14-2021-10-18": "8.8",
    "/lookup?uri=http://publications.europa.eu/resource/authority/language/LAV": "Latvian",
}


@pytest.mark.parametrize(("path", "expected"), PAGES.items())
def test_a_page_says_what_it_is_about(client: FlaskClient, path: str, expected: str) -> None:
    assert expected in words(page(client, path))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_latvian(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/lv{path}", headers={"Accept": "text/html"})

    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == "lv"
    assert '<html lang="lv">' in answer.get_data(as_text=True)


def test_the_counts_on_the_front_page_are_true(client: FlaskClient, shipped_graph: EmbeddedGraph) -> None:
    counted = shipped_graph.select(
        "PREFIX par: <https://w3id.org/paraugs/ontology#> "
        "SELECT (COUNT(DISTINCT ?practice) AS ?practices) { ?practice a par:Practice }"
    )

    assert f"{counted.rows[0][0]} practices" in words(page(client, "/"))


def test_the_map_is_an_image_with_words_and_a_table_beside_it(client: FlaskClient) -> None:
    text = page(client, "/")

    assert text.count('class="q') >= 27
    assert '<title id="map-title">' in text
    assert '<desc id="map-text">' in text
    assert "Latvia: 14 practices" in text
    assert '<a href="/en/practices?state=tr">' in text
    assert "Natural Earth, public domain" in text


def test_a_benchmark_shows_values_flags_and_who_reaches_the_target(client: FlaskClient) -> None:
    text = page(client, "/doc/benchmark/et2020-b-elet")

    assert "<b>8.8</b>" in text
    assert "/en/doc/concept/observation-flag/" in text
    assert 'class="target"' in text
    assert "The target is for the European average, not for each state." in text


def test_a_tool_shows_what_came_from_it(client: FlaskClient) -> None:
    assert "What came from it" in page(client, "/doc/tool/eqf-2008")
    assert "/en/doc/tool/eqf-2017" in page(client, "/doc/tool/eqf-2008")


def test_a_state_shows_where_it_stands_and_what_it_tried(client: FlaskClient) -> None:
    text = words(page(client, "/state/lv"))

    assert "14 practices are recorded." in text
    assert "reaches the target: below 10 %" in text
    assert "Career guidance in general and vocational schools" in text


def test_a_country_outside_the_monitor_says_so(client: FlaskClient) -> None:
    assert "The monitor holds no values for this country." in words(page(client, "/state/no"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_no_style_or_script_of_its_own_and_fetches_nothing(
    client: FlaskClient, path: str
) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    text = answer.get_data(as_text=True)

    assert " style=" not in text
    assert "<style" not in text
    assert " on" + "click=" not in text
    own = text.count('<script type="application/ld+json">') + text.count(
        '<script type="module" src="/assets/'
    )
    assert text.count("<script") == own
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert 'src="http' not in text
    assert 'rel="stylesheet" href="http' not in text


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("tool/eqf-2017", "CreativeWork"),
        ("event/ev-001", "Event"),
        ("working-group/wg2013-esl", "Organization"),
        ("concept/topic/bullying", "DefinedTerm"),
        ("scheme/topic", "DefinedTermSet"),
        ("benchmark/et2020-b-elet", "Thing"),
    ],
)
def test_every_thing_tells_search_engines_what_it_is(client: FlaskClient, path: str, kind: str) -> None:
    text = client.get(f"/doc/{path}", headers={"Accept": "text/html"}).get_data(as_text=True)
    first = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert first
    told = json.loads(first[1])
    assert (told["@context"], told["@type"]) == ("https://schema.org", kind)
    assert told["@id"] == f"https://w3id.org/paraugs/id/{path}"
    assert told["name"]
