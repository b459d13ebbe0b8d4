"""The places of statements in JSON-LD: a node is an object, a property one of its keys.

Source: JSON-LD 1.1, section 9.
"""

from collections.abc import Mapping

from paraugs.contribute.places.json_context import Context
from paraugs.contribute.places.json_text import Array, Member, Object, Scalar, Value, read_json
from paraugs.contribute.places.written import TYPE, Record, Written, text

_INNER = ("@graph", "@included")
_HOLDERS = ("@list", "@set")


class _Reader:
    def __init__(self, known: dict[str, Value]) -> None:
        self.record, self._known = Record(), known
        self._labels: dict[str, str] = {}

    def nodes(self, value: Value, context: Context) -> list[str]:
        """Read the nodes of a value that stands at the top or in a graph, and give their names."""
        if isinstance(value, Array):
            return [name for item in value.items for name in self.nodes(item, context)]
        return [self.node(value, context)] if isinstance(value, Object) else []

    def node(self, found: Object, context: Context) -> str:
        """Read an object that is a node, and give its name."""
        for member in found.members:
            if member.key == "@context":
                context = context.with_local(member.value, self._known)
        keys = {context.expanded(member.key): member for member in found.members}
        named = keys.get("@id")
        name = self._name(named, context)
        if set(keys) - {"@id", "@context", *_INNER}:
            self.record.describe(name, named.value.at if named else found.at)
        for key, member in keys.items():
            self._member(name, key, member, context)
        return name

    def _name(self, member: Member | None, context: Context) -> str:
        if member is None or not isinstance(member.value, Scalar):
            return self.record.node()
        iri = context.expanded(member.value.text, relative=True)
        return self._labels.setdefault(iri, self.record.node()) if iri.startswith("_:") else iri

    def _member(self, subject: str, key: str, member: Member, context: Context) -> None:
        if key in _INNER:
            self.nodes(member.value, context)
        elif key == "@reverse" and isinstance(member.value, Object):
            for inner in member.value.members:
                for child in self.nodes(inner.value, context):
                    self._add(child, context.expanded(inner.key), subject, None, (inner.at, inner.value.at))
        elif key == "@type":
            for kind in _scalars(member.value):
                self._add(subject, TYPE, context.expanded(kind.text), None, (member.at, kind.at))
        elif not key.startswith("@"):
            self._values(subject, key, member, member.value, context)

    def _values(self, subject: str, key: str, member: Member, value: Value, context: Context) -> None:
        if isinstance(value, Array):
            for item in value.items:
                self._values(subject, key, member, item, context)
        elif isinstance(value, Scalar):
            # Whether a string is a text or a name depends on the term, so it is noted as both.
            self._add(subject, key, text(value.text), None, (member.at, value.at))
            if value.is_string:
                for iri in {context.expanded(value.text), context.expanded(value.text, relative=True)}:
                    self._add(subject, key, iri, None, (member.at, value.at))
        elif member.key in context.by_language:
            for said in value.members:
                for each in _scalars(said.value):
                    self._add(subject, key, text(each.text), said.key, (member.at, each.at))
        else:
            self._object(subject, key, member, value, context)

    def _object(self, subject: str, key: str, member: Member, value: Object, context: Context) -> None:
        inner = {context.expanded(each.key): each.value for each in value.members}
        said, tag = inner.get("@value"), inner.get("@language")
        if isinstance(said, Scalar):
            language = tag.text if isinstance(tag, Scalar) else ""
            self._add(subject, key, text(said.text), language, (member.at, said.at))
            return
        for holder in _HOLDERS:
            if holder in inner:
                self._values(subject, key, member, inner[holder], context)
                return
        self._add(subject, key, self.node(value, context), None, (member.at, value.at))

    def _add(
        self, subject: str, predicate: str, value: str, language: str | None, at: tuple[int, int]
    ) -> None:
        self.record.add(subject, Written(predicate, value, language, *at))


def _scalars(value: Value) -> list[Scalar]:
    items = value.items if isinstance(value, Array) else [value]
    return [item for item in items if isinstance(item, Scalar)]


def read_json_ld(document: str, base: str, contexts: Mapping[str, bytes]) -> Record:
    """Give the statements of a document with their places; `contexts` are those that it may name."""
    known = {iri: read for iri, content in contexts.items() if (read := _context(content.decode()))}
    found = read_json(document)
    reader = _Reader(known)
    if found is not None:
        reader.nodes(found, Context(base))
    return reader.record


def _context(document: str) -> Value | None:
    read = read_json(document)
    members = read.members if isinstance(read, Object) else []
    return next((member.value for member in members if member.key == "@context"), None)
