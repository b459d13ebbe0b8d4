"""Six kinds of sources give their statements, what is gone, and where to go on."""

import gzip
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
import zstandard

from harvest.conftest import Handler, Source
from harvest.hostile_repositories import oai, record
from paraugs.errors import SourceFailed
from paraugs.harvest.network import Network
from paraugs.harvest.policy import Policy
from paraugs.harvest.reader import read
from paraugs.harvest.reading.sparql import read_endpoint
from paraugs.harvest.sources import Kind, Read
from paraugs.harvest.sources import Source as Followed

ONE, TWO = "<urn:a> <urn:b> <urn:c> .\n", "<urn:a> <urn:b> <urn:d> .\n"
FROM = "http://www.w3.org/ns/dcat#"


def reading(policy: Policy, kind: Kind, url: str, memory: str = "", query: str = "") -> Read:
    return read(Followed("lv", "test", kind, url, query), memory, Network(policy))


def values(found: Read) -> list[str]:
    return sorted(str(quad.object) for quad in found.quads)


@pytest.mark.parametrize("name", ["x.nt", "x.ttl", "x.nt.gz", "x.nt.zst"])
def test_a_file_is_read_by_its_name_or_its_kind(source: Source, policy: Policy, name: str) -> None:
    packed = {"gz": gzip.compress, "zst": zstandard.ZstdCompressor().compress}
    body = packed.get(name[-2:], packed.get(name[-3:], bytes))(ONE.encode())
    kind = "text/turtle" if name == "x.ttl" else "application/octet-stream"
    assert values(reading(policy, Kind.DUMP, source.serve(f"/{name}", body, kind))) == ["urn:c"]


def test_a_file_that_stayed_the_same_is_nothing_to_do(source: Source, policy: Policy) -> None:
    url = source.serve("/x", ONE)
    first = reading(policy, Kind.RDF, url)
    assert reading(policy, Kind.RDF, url, first.memory).is_unchanged
    source.serve("/x", TWO)
    assert values(reading(policy, Kind.RDF, url, first.memory)) == ["urn:d"]


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b"<urn:a> <urn:b>", "text/turtle", "line 1"),
        (b"%PDF", "application/pdf", "no RDF that is read here"),
        ('<urn:a> <urn:b> "\xe9" .'.encode("latin-1"), "text/turtle", "cannot be read"),
        (gzip.compress(b" " * (4 << 20)), "text/turtle", "larger than the 1 MiB"),
        (gzip.compress(ONE.encode())[:-5], "text/turtle", "ends too early"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "application/rdf+xml", "document type"),
    ],
    ids=["half a statement", "no RDF", "another charset", "a bomb", "half a file", "a document type"],
)
def test_a_file_that_cannot_be_read_is_refused(
    source: Source, policy: Policy, body: bytes, kind: str, words: str
) -> None:
    with pytest.raises(SourceFailed, match=words):
        reading(policy, Kind.RDF, source.serve("/x", body, kind))


def endpoint(source: Source, size: int, heeds_limits: bool = True) -> str:
    """An endpoint over synthetic statements, that is a real engine."""
    store = ox.Store()
    store.load(
        "".join(f"<urn:{n}> <urn:b> <urn:c> .\n" for n in range(size)).encode(), ox.RdfFormat.N_TRIPLES
    )

    def answer(handler: Handler) -> None:
        query = parse_qs(urlsplit(handler.path).query)["query"][0]
        found = store.query(query if heeds_limits else query.partition("\nLIMIT")[0])
        assert isinstance(found, ox.QueryTriples)
        body = found.serialize(format=ox.RdfFormat.TURTLE) or b""
        handler.send_response(200)
        handler.send_header("Content-Type", "text/turtle")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return source.do("/sparql", answer)


@pytest.mark.parametrize("heeds_limits", [True, False])
def test_an_endpoint_is_asked_in_pages(source: Source, policy: Policy, heeds_limits: bool) -> None:
    url = endpoint(source, 25, heeds_limits)
    followed = Followed("lv", "test", Kind.SPARQL, url, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    found = read_endpoint(followed, "", Network(policy), page=10)
    assert len(found.quads) == 25
    assert len(source.asked) == (4 if heeds_limits else 2)
    assert "ORDER+BY" in source.asked[0][0] or "ORDER%20BY" in source.asked[0][0]


def test_an_endpoint_is_asked_as_the_query_says(source: Source, policy: Policy) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"
    assert len(reading(policy, Kind.SPARQL, endpoint(source, 25), query=query).quads) == 3


STREAM = """@prefix tree: <https://w3id.org/tree#> . @prefix ldes: <https://w3id.org/ldes#> .
@prefix as: <https://www.w3.org/ns/activitystreams#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dct: <http://purl.org/dc/terms/> .
<#stream> ldes:timestampPath dct:modified ; ldes:versionOfPath dct:isVersionOf .
"""


def version(number: int, thing: str, day: int, text: str, kind: str = "as:Update") -> str:
    return (
        f"<#stream> tree:member <#v{number}> .\n"
        f'<#v{number}> a {kind} ; dct:isVersionOf <{thing}> ; dct:title "{text}" ;\n'
        f'  dct:modified "2026-01-{day:02}T00:00:00Z"^^xsd:dateTime .\n'
    )


def leads_to(page: str, until: int) -> str:
    return (
        f"<> tree:relation [ a tree:LessThanOrEqualToRelation ; tree:node <{page}> ;\n"
        "  tree:path dct:modified ;\n"
        f'  tree:value "2026-01-{until:02}T00:00:00Z"^^xsd:dateTime ] .\n'
    )


def titles(found: Read) -> dict[str, str]:
    said = [quad for quad in found.quads if quad.predicate.value.endswith("/title")]
    return {str(quad.subject): quad.object.value for quad in said}


def test_a_stream_gives_the_newest_versions_and_goes_on_from_there(source: Source, policy: Policy) -> None:
    first = version(1, "urn:x", 1, "old") + version(2, "urn:y", 2, "y") + version(3, "urn:x", 3, "new")
    source.serve("/page1", STREAM + first)
    url = source.serve("/ldes", STREAM + leads_to("/page1", 3) + version(4, "urn:z", 4, "z"))
    found = reading(policy, Kind.LDES, url)
    assert titles(found) == {"urn:x": "new", "urn:y": "y", "urn:z": "z"}
    assert reading(policy, Kind.LDES, url, found.memory).is_unchanged

    newer = version(4, "urn:z", 4, "z") + version(5, "urn:y", 4, "at the same time")
    newer += version(6, "urn:x", 5, "", "as:Delete")
    source.serve("/ldes", STREAM + leads_to("/page1", 3) + newer)
    source.asked.clear()
    again = reading(policy, Kind.LDES, url, found.memory)
    assert titles(again) == {"urn:y": "at the same time"}
    assert again.gone == ("urn:x",)
    assert [path for path, _ in source.asked] == ["/ldes"]


def test_a_stream_whose_pages_lead_in_a_circle_ends(source: Source, policy: Policy) -> None:
    url = source.serve("/a", STREAM + leads_to("/b", 9) + version(1, "urn:x", 1, "x"))
    source.serve("/b", STREAM + leads_to("/a", 9))
    assert titles(reading(policy, Kind.LDES, url)) == {"urn:x": "x"}
    assert len(source.asked) == 2


def test_a_catalogue_gives_each_dataset_once(source: Source, policy: Policy) -> None:
    source.serve("/x.nt", ONE, "application/n-triples")
    source.serve("/y.ttl", TWO)
    catalogue = f"""@prefix dcat: <{FROM}> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .
    <> dcat:dataset <#x> ; hydra:next </more> .
    @prefix type: <https://www.iana.org/assignments/media-types/> .
    <#x> dcat:distribution
      [ dcat:downloadURL </x.csv> ; dcat:mediaType <http://www.iana.org/assignments/media-types/text/csv> ] ,
      [ dcat:downloadURL </nothing> ; dcat:mediaType type:text\\/turtle ] ,
      [ dcat:downloadURL </x.nt> ; dcat:mediaType type:application\\/n-triples ] ."""
    url = source.serve("/catalog", catalogue)
    more = catalogue.replace("hydra:next </more>", "hydra:next </catalog>").replace("/x.nt", "/y.ttl")
    source.serve("/more", more.replace("n-triples", "n-quads").replace("<#x>", "<#y>"))
    assert values(reading(policy, Kind.DCAT, url)) == ["urn:c", "urn:d"]
    with pytest.raises(SourceFailed, match="no dataset"):
        reading(policy, Kind.DCAT, source.serve("/empty", ONE))


def test_a_repository_is_listed_to_its_end_and_then_from_that_day(source: Source, policy: Policy) -> None:
    url = source.do("/oai", oai([[record("oai:x:1", "One")], [record("oai:x:2", "Two")]]))
    found = reading(policy, Kind.OAI, url)
    assert titles(found) == {"oai:x:1": "One", "oai:x:2": "Two"}
    source.do("/oai", oai([[record("oai:x:1", deleted=True)]]))
    source.asked.clear()
    later = reading(policy, Kind.OAI, url, found.memory)
    assert (later.gone, later.is_whole, later.quads) == (("oai:x:1",), False, ())
    assert "from=2026-12-01" in source.asked[-1][0]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("the same token", "same resumption token again"),
        ("an error", "badArgument: No."),
        ("an entity", "cannot be read"),
        ("no xml", "cannot be read"),
    ],
)
def test_a_repository_that_goes_wrong_is_left(source: Source, policy: Policy, way: str, words: str) -> None:
    url = source.do("/oai", oai([[record("oai:x:1", "One")]], way))
    with pytest.raises(SourceFailed, match=words):
        reading(policy, Kind.OAI, url)
