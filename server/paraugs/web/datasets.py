"""The catalogue as this server gives it: described once for each dataset version and set of dumps."""

from flask import request

from paraugs.graph.release import ID
from paraugs.publish.catalogue import Catalogue, Entry, Site, describe_catalogue
from paraugs.publish.dumps.keeping import shelf_of
from paraugs.publish.dumps.shelf import DumpSet, Shelf
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.context import services
from paraugs.web.http.language import root


def site() -> Site:
    """The server under its public address, or else under the host name that the client used."""
    settings = services().settings
    address = settings.public_url.rstrip("/") or f"{request.host_url.rstrip('/')}{root()}"
    return Site(address, settings.contact)


def shelf() -> Shelf:
    """Where the dumps are."""
    return shelf_of(services().settings)


def newest_dumps() -> DumpSet | None:
    """The newest dumps; None before the first are made."""
    return shelf().newest()


def catalogue() -> Catalogue:
    """The catalogue as it is now."""
    where, dumps = site(), newest_dumps()
    key = ("catalogue", where, dumps.fingerprint if dumps else "")
    return reader.recall(key, lambda: describe_catalogue(services().graph, services().queries, where, dumps))


def entry(thing: IRI) -> Entry | None:
    """What the catalogue says of a dataset; None for any other thing."""
    return catalogue().entry(thing) if thing.value.startswith(f"{ID}dataset/") else None
