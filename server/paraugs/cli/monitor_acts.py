"""What `paraugs monitor` does: a function for each of its sub-commands."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import own_resources
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import graph_of
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources
from paraugs.statistics.choosing import Choice, choose
from paraugs.statistics.edition import Draft, draft
from paraugs.statistics.keeping import FOLDER, keep, kept, remove
from paraugs.statistics.reading import read_statistics
from paraugs.statistics.scope import Scope, read_scope
from paraugs.terms import IRI

_SHOWN = 12
Headlines = dict[tuple[str, str], Decimal]


def take_in(path: Path, choice: Choice, extracted: date | None, *, is_dry: bool, is_quiet: bool) -> int:
    """Read a file, tell what it brings, and keep it unless this is a dry run."""
    progress, resources = Progress(is_quiet), own_resources()
    progress(f"reading {path} ...")
    read = read_statistics(path)
    progress(f"choosing from {len(read.sheet.cells):,} cells ...")
    scope = read_scope(resources)
    made = draft(read, choose(path, read.sheet, choice, scope), extracted, scope)
    progress("comparing with the headline values ...")
    headlines = _headlines(resources, scope.indicators[made.indicator])
    progress.done()
    _tell(made, scope, headlines)
    if is_dry:
        print("dry run: nothing was kept")
        return 0
    print(f"kept\t{keep(made, resources)}")
    print("A server shows it from its next start; undo: paraugs monitor remove", made.name)
    return 0


def list_kept() -> int:
    """Print name, number of observations and file of each imported edition."""
    for each in kept(own_resources()):
        print(each.name, each.observations, each.path, sep="\t")
    return 0


def take_away(name: str) -> int:
    """Remove an edition."""
    print(f"removed\t{remove(name, own_resources())}")
    print("A server leaves it out from its next start.")
    return 0


def _headlines(resources: Resources, indicator: IRI) -> Headlines:
    """The headline values of an indicator by area and year."""
    graph = EmbeddedGraph()
    for path in resources.files(FOLDER, f"{indicator.value.rpartition('/')[2]}.ttl"):
        graph.load(path.read_bytes(), "text/turtle", graph_of(resources.name(path)))
    query = NamedQueries(resources)["observations"].bind({"indicator": indicator, "area": None})
    return {(str(row[1]), str(row[2])): Decimal(str(row[3])) for row in graph.select(query).rows}


def _tell(made: Draft, scope: Scope, headlines: Headlines) -> None:
    years = sorted({each.year for each in made.observed})
    areas = sorted({each.area.short for each in made.observed})
    valued = [each for each in made.observed if each.cell.value is not None]
    print(f"edition\t{made.name}\nindicator\t{made.indicator}")
    print(f"areas\t{len(areas)}: {', '.join(areas)}\nyears\t{years[0]}-{years[-1]}")
    print(f"values\t{len(valued)}, and {len(made.observed) - len(valued)} marked as not available")
    counted = Counter(letter for each in made.observed for letter in each.cell.flags)
    named = {letter: iri.value.rpartition("/")[2] for letter, iri in scope.flags.items()}
    if counted:
        print("flags\t" + ", ".join(f"{named[each]} ({each}): {counted[each]}" for each in sorted(counted)))
    if made.elsewhere:
        print(f"left out\t{len(made.elsewhere)} areas that the monitor lacks: {', '.join(made.elsewhere)}")
    known = [each for each in valued if (each.area.iri.value, each.year) in headlines]
    other = [each for each in known if each.cell.value != headlines[each.area.iri.value, each.year]]
    print(f"compared\t{len(valued) - len(known)} without a headline value, {len(other)} other than it")
    for each in other[:_SHOWN]:
        headline = headlines[each.area.iri.value, each.year]
        print(f"\t{each.area.short} {each.year}: {each.cell.value}, headline {headline}")
    if len(other) > _SHOWN:
        print(f"\tand {len(other) - _SHOWN} more")
