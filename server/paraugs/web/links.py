"""Where a thing can be read and asked about here: the address of the page about an IRI, of the endpoint.

Ours are answered by their path under any host name; states have a short address; every other IRI goes through
`/lookup?uri=`, never inside a path, because mail programs and proxies mangle it there.
"""

from urllib.parse import quote, urlencode

from flask import request

from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.context import services
from paraugs.web.http.language import root

SAFE = "/#~:@!$&'()*+,;=%"
OWN_ROOMS = ("ontology", "shapes")


def things() -> str:
    """What the IRIs of our things begin with."""
    return f"{services().settings.base_iri}id/"


def endpoint() -> str:
    """The address of the SPARQL endpoint, under the host name that the client used."""
    return f"{request.host_url.rstrip('/')}{root()}/sparql"


def address(iri: IRI) -> str:
    """The path (with the language prefix of the request) of the page about a thing."""
    return f"{request.script_root}{path_of(iri)}"


def path_of(iri: IRI) -> str:
    """The same without any prefix."""
    base = services().settings.base_iri
    rest = iri.value.removeprefix(base) if iri.value.startswith(base) else ""
    if rest.startswith("id/"):
        return "/doc/" + quote(rest.removeprefix("id/"), safe=SAFE)
    if rest.startswith(OWN_ROOMS):
        return "/" + quote(rest, safe=SAFE)
    state = reader.states().get(iri.value)
    return f"/state/{state.code}" if state else f"/lookup?{urlencode({'uri': iri.value})}"


def short(iri: IRI) -> str:
    """How an address of ours names a thing: a state by its code, what is ours by its path, else its IRI."""
    state = reader.states().get(iri.value)
    return state.code if state else iri.value.removeprefix(things())


def meant(name: str, value: str) -> IRI:
    """The thing that an argument `name` of an address means; the other way round than `short`.

    NotFound for a code that no state has.
    """
    if name == "state" and ":" not in value:
        return reader.state_with(value)
    return IRI(value if ":" in value else things() + value.removeprefix("/"))


def in_language(code: str | None) -> str:
    """The address of this page in another interface language (None: whichever the browser asks for)."""
    query = request.query_string.decode("latin-1")
    prefix = f"/{code}" if code else ""
    return f"{root()}{prefix}{quote(request.path, safe=SAFE)}" + (f"?{query}" if query else "")


def with_arguments(**changes: str | int | None) -> str:
    """The address of this page with some query arguments changed; None takes one away."""
    arguments = {**request.args.to_dict(), **{name: str(value) for name, value in changes.items() if value}}
    kept = {
        name: value for name, value in arguments.items() if value and changes.get(name, value) is not None
    }
    path = f"{request.script_root}{quote(request.path, safe=SAFE)}"
    return f"{path}?{urlencode(kept)}" if kept else path
