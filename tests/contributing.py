"""An application that contributions are handed in to: shipped data, a ledger of its own, and its people."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from paraugs.contribute.desk.port import Desk
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.follower import MemoryFollower
from paraugs.graph.loading import digest_of_release, load, read_rules
from paraugs.graph.named import NamedQueries
from paraugs.graph.news import Source
from paraugs.people.keys import Wish, make_for
from paraugs.people.managing import Newcomer, add
from paraugs.people.people import People, over
from paraugs.people.roles import Actor, Role
from paraugs.people.states import state_of
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.web.app import create_app
from paraugs.wiring import filled_ledger, index_over

PASSWORD = "an invented sentence for tests"


@dataclass(frozen=True)
class House:
    """A running application and what it runs on."""

    app: Flask
    services: Services
    people: People

    def visitor(self) -> FlaskClient:
        """Give the client of somebody who is not signed in."""
        return self.app.test_client()

    def actor(self, role: Role, state: str = "LV", language: str = "en") -> Actor:
        """Give somebody of a state in a role, with an account that is made when it is missing."""
        email = f"{role}-{state.lower()}-{language}@example.org"
        found = self.people.accounts.by_email(email)
        if found is None:
            newcomer = Newcomer(
                email, f"Invented {role.title()}", role, state_of(state).value, "Invented Ministry", language
            )
            found, _ = add(self.people, self.people.operator(), newcomer, PASSWORD)
        return self.people.actor_of(found)

    def token(self, role: Role, state: str = "LV", language: str = "en") -> dict[str, str]:
        """Give the header with a new token of somebody of a state in a role."""
        self.actor(role, state, language)
        account = self.people.account_named(f"{role}-{state.lower()}-{language}@example.org")
        return {"Authorization": f"Bearer {make_for(self.people, self.people.operator(), account, Wish())}"}

    def signed_in(self, role: Role, state: str = "LV", language: str = "en") -> FlaskClient:
        """Give the client of somebody who is signed in."""
        self.actor(role, state, language)
        email = f"{role}-{state.lower()}-{language}@example.org"
        client = self.app.test_client()
        form = {"email": email, "password": PASSWORD, "csrf_token": mark(client, "/account/sign-in")}
        answer = client.post("/account/sign-in", data=form)
        assert answer.status_code in (302, 303), answer.text
        return client


@contextmanager
def contributing(
    folder: Path, resources: Resources, desk: Desk | None = None, **settings: object
) -> Iterator[House]:
    """Make an application over the shipped data and an own ledger in a folder."""
    chosen = Settings(data_dir=str(folder), **settings)  # type: ignore[arg-type]
    graph = EmbeddedGraph()
    with filled_ledger(chosen, resources) as (ledger, _):
        load(resources, graph, ledger)
        source = Source(ledger, digest_of_release(resources))
        people = over(ledger.database, chosen.base_iri, "synthetic secret of the tests")
        services = Services(
            chosen,
            resources,
            graph,
            graph,
            NamedQueries(resources),
            desk=desk,
            ledger=ledger,
            follow=MemoryFollower(graph, read_rules(resources), source).follow,
            people=people,
            index=index_over(chosen, resources, graph, ledger),
        )
        yield House(create_app(services), services, people)


def mark(client: FlaskClient, path: str) -> str:
    """Give the mark against forged forms that a page carries."""
    text = client.get(path, headers={"Accept": "text/html"}).text
    return text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
