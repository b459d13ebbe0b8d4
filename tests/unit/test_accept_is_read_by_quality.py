"""The Accept header chooses among offers by quality, exactness and the server's order (RFC 9110, 12.5.1)."""

import pytest

from paraugs.errors import NotAcceptable
from paraugs.web.http.negotiation import (
    CSV,
    HTML,
    JSON,
    JSON_LD,
    N_TRIPLES,
    RDF_XML,
    TSV,
    TURTLE,
    XML,
    MediaForm,
    form_by_suffix,
    negotiate,
)

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TABLES = (JSON, XML, CSV, TSV, HTML)
GRAPHS = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD)


@pytest.mark.parametrize(
    ("accept", "offers", "wanted"),
    [
        (None, TABLES, JSON),
        ("*/*", TABLES, JSON),
        (BROWSER, TABLES, HTML),
        (BROWSER, GRAPHS, TURTLE),
        ("text/csv", TABLES, CSV),
        ("TEXT/CSV", TABLES, CSV),
        ("application/json", TABLES, JSON),
        ("application/json", GRAPHS, JSON_LD),
        ("application/xml;q=0.5, text/csv;q=0.4", TABLES, XML),
        ("text/*", TABLES, CSV),
        ("text/*;q=0.5, text/tab-separated-values", TABLES, TSV),
        ("*/*, text/csv", TABLES, CSV),
        ("application/*;q=0.2, text/csv;q=0.1", TABLES, JSON),
        ("*/*, application/sparql-results+json;q=0", TABLES, XML),
        ("application/sparql-results+xml, application/rdf+xml", TABLES, XML),
        ("application/sparql-results+xml, application/rdf+xml", GRAPHS, RDF_XML),
        ("text/turtle; charset=utf-8", GRAPHS, TURTLE),
        ("text/turtle;q=nonsense, application/n-triples;q=0.1", GRAPHS, N_TRIPLES),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.95", GRAPHS, TURTLE),
    ],
)
def test_the_best_offer_is_chosen(
    accept: str | None, offers: tuple[MediaForm, ...], wanted: MediaForm
) -> None:
    assert negotiate(accept, offers) is wanted


@pytest.mark.parametrize("accept", ["image/png", "text/turtle;q=0", "nonsense", "text/turtle;q=0, image/*"])
def test_what_is_not_offered_is_refused_with_the_offers(accept: str) -> None:
    with pytest.raises(NotAcceptable) as caught:
        negotiate(accept, (TURTLE, N_TRIPLES))
    assert caught.value.offers == ("text/turtle", "application/n-triples")


def test_a_shortcut_names_an_offer_by_its_suffix() -> None:
    assert form_by_suffix("csv", TABLES) is CSV
    with pytest.raises(NotAcceptable):
        form_by_suffix("ttl", TABLES)
