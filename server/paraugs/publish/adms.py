"""The reference tools as assets of a repository, so that the Interoperable Europe catalogue can take them.

Source: ADMS-AP 2.0 (https://semiceu.github.io/ADMS-AP/), over ADMS (W3C). Our data hold no description of a
tool; its title with its kind stands for one.
"""

from collections.abc import Iterable, Iterator

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.graph.release import ID
from paraugs.publish.statements import Said, a, say
from paraugs.short_names import term
from paraugs.terms import IRI, Triple

_REPOSITORY = IRI(f"{ID}dataset/tools")


def describe_assets(graph: Reading, queries: NamedQueries, address: str) -> list[Triple]:
    """Describe the repository, every tool, and the bodies and kinds that they name."""
    tools = graph.construct(queries["adms"].bind({}))
    node = IRI(f"{address}/catalog/adms")
    titles = [
        Triple(node, each.predicate, each.object)
        for each in graph.construct(queries["catalogue"].bind({}))
        if each.subject == _REPOSITORY
        and each.predicate
        in {term(f"dct:{name}") for name in ("title", "description", "publisher", "license")}
    ]
    said: Said = [a(node, "adms:AssetRepository"), a(node, "dcat:Catalog")]
    said += [(node, "dcat:dataset", tool) for tool in sorted({each.subject for each in tools}, key=str)]
    said += [(each.object, "rdf:type", term("foaf:Agent")) for each in tools
             if each.predicate == term("dct:publisher") and isinstance(each.object, IRI)]  # fmt: skip
    named = {each.object for each in (*tools, *titles)
             if each.predicate in (term("dct:publisher"), term("dct:type"), term("dct:license"))}  # fmt: skip
    mentioned = sorted(value for value in named if isinstance(value, IRI))
    terms = graph.construct(queries["catalogue-terms"].bind({"term": mentioned}))
    return [*titles, *say(said), *tools, *terms, *_names(tools, terms)]


def _names(tools: Iterable[Triple], terms: Iterable[Triple]) -> Iterator[Triple]:
    """Name the agents as the profile has it; our data name bodies by their label."""
    agents = {each.object for each in tools if each.predicate == term("dct:publisher")}
    for each in terms:
        if each.subject in agents and each.predicate == term("skos:prefLabel"):
            yield Triple(each.subject, term("foaf:name"), each.object)
