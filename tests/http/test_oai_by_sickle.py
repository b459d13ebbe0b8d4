"""Sickle, the client of OAI-PMH that Python people use, reads everything by GET and by POST."""

import warnings

import pytest

from http_server import Server

with warnings.catch_warnings():
    # Its own code has an escape that newer Pythons warn of, when it is compiled for the first time.
    warnings.simplefilter("ignore")
    from sickle import Sickle
    from sickle.oaiexceptions import NoRecordsMatch


@pytest.fixture(params=["GET", "POST"])
def sickle(request: pytest.FixtureRequest, server: Server) -> Sickle:
    """Give a client of a real server."""
    return Sickle(f"{server.address}/oai", http_method=request.param, timeout=60)


def test_it_reads_all_records_page_after_page(sickle: Sickle) -> None:
    records = list(sickle.ListRecords(metadataPrefix="oai_dc"))
    names = [record.header.identifier for record in records]
    assert len(names) == len(set(names)) >= 255
    kiva = next(record for record in records if record.header.identifier.endswith("fi/kiva"))
    assert kiva.metadata["title"]
    assert "state:FI" in kiva.header.setSpecs


def test_it_reads_a_set_since_a_day(sickle: Sickle) -> None:
    since = sickle.Identify().earliestDatestamp[:10]
    chosen = {"metadataPrefix": "dcat_ap", "set": "state:LV", "from": since}
    headers = list(sickle.ListIdentifiers(**chosen))
    assert headers
    assert len(list(sickle.ListRecords(**chosen))) == len(headers)
    with pytest.raises(NoRecordsMatch):
        sickle.ListIdentifiers(metadataPrefix="oai_dc", until="2001-01-01")
    assert "state:LV" in [found.setSpec for found in sickle.ListSets()]
