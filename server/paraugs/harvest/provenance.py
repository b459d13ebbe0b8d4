"""Where what was harvested comes from, as a graph for each source. Source: PROV-O (W3C, 2013)."""

from collections.abc import Iterable, Iterator, Sequence

from paraugs.harvest.house import source_of
from paraugs.ledger.harvested import HarvestItem, KeptSource, Run
from paraugs.ledger.revision import written_time
from paraugs.people.states import state_of
from paraugs.publish.statements import a
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Subject, Term, Triple

_TIME = term("xsd:dateTime").value


def describe_source(
    kept: KeptSource, address: str, items: Iterable[HarvestItem], runs: Sequence[Run]
) -> list[Triple]:
    """Describe a source at an address: what it is, what it gave, and when it was read with what outcome."""
    source = IRI(f"{address}#source")
    return [
        *_source(kept, source),
        *(triple for item in items for triple in _item(kept, item)),
        *(
            triple
            for number, run in enumerate(runs)
            for triple in _run(IRI(f"{address}#run-{number}"), kept, run)
        ),
    ]


def _source(kept: KeptSource, source: IRI) -> Iterator[Triple]:
    agent = IRI(source_of(kept).iri)
    yield _said(*a(source, "prov:Collection"))
    yield Triple(source, term("dct:source"), IRI(kept.url))
    yield Triple(source, term("dct:type"), Literal(kept.kind))
    yield Triple(source, term("par:memberState"), state_of(kept.path.partition("/")[0]))
    yield _said(*a(agent, "prov:SoftwareAgent"))
    yield Triple(source, term("prov:wasAttributedTo"), agent)


def _item(kept: KeptSource, item: HarvestItem) -> Iterator[Triple]:
    contribution = IRI(item.contribution)
    yield _said(*a(contribution, "prov:Entity"))
    yield Triple(contribution, term("prov:wasDerivedFrom"), IRI(kept.url))
    if item.origin.startswith(("http://", "https://")):
        yield Triple(contribution, term("prov:hadPrimarySource"), IRI(item.origin))
    if item.gone:
        yield Triple(
            contribution, term("prov:invalidatedAtTime"), Literal(written_time(item.gone), None, _TIME)
        )


def _run(activity: IRI, kept: KeptSource, run: Run) -> Iterator[Triple]:
    yield _said(*a(activity, "prov:Activity"))
    yield Triple(activity, term("prov:used"), IRI(kept.url))
    yield Triple(activity, term("prov:wasAssociatedWith"), IRI(source_of(kept).iri))
    yield Triple(activity, term("prov:startedAtTime"), Literal(written_time(run.started), None, _TIME))
    yield Triple(activity, term("prov:endedAtTime"), Literal(written_time(run.ended), None, _TIME))
    told = ", ".join(f"{number} {what}" for what, number in sorted(run.counts.items()) if number)
    yield Triple(
        activity, term("dct:description"), Literal(f"{run.outcome}: {told or run.reason}".rstrip(": "), "en")
    )


def _said(subject: Subject, predicate: str, value: Term) -> Triple:
    return Triple(subject, term(predicate), value)
