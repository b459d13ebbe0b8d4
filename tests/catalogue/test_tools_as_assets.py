"""Reference tools can be taken into a catalogue of interoperability assets: ADMS-AP."""

from flask.testing import FlaskClient

from catalogue.scoring import Catalogued
from paraugs.graph.parsing import parse
from paraugs.terms import Triple

REPOSITORY = "http://localhost/catalog/adms"
EQF = "https://w3id.org/paraugs/id/tool/eqf-2017"


def test_every_tool_is_an_asset_with_what_the_profile_asks(client: FlaskClient) -> None:
    text = client.get("/catalog/adms", headers={"Accept": "application/n-triples"}).data
    found = Catalogued(Triple(*quad[:3]) for quad in parse(text, "application/n-triples"))
    tools = found.all("adms:Asset")

    assert len(tools) == 72
    assert sorted(found.of(REPOSITORY, "dcat:dataset")) == tools
    assert [
        each for each in tools if not (found.of(each, "dct:title") and found.of(each, "dct:description"))
    ] == []
    assert found.of(EQF, "adms:prev") == ["https://w3id.org/paraugs/id/tool/eqf-2008"]
    for body in found.of(EQF, "dct:publisher"):
        assert found.of(body, "foaf:name")
