"""What the names in a JSON-LD document stand for, as far as finding places needs it.

Source: JSON-LD 1.1, sections 4.1 and 9.15. What is not read here (scoped contexts, processing rules) only
makes a place less certain.
"""

from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from paraugs.contribute.places.json_text import Array, Object, Scalar, Value

_MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class Context:
    """Terms with their IRIs, those that hold texts by language, and what relative names start from."""

    base: str
    vocabulary: str = ""
    terms: dict[str, str] = field(default_factory=dict)
    by_language: frozenset[str] = frozenset()
    language: str = ""

    def expanded(self, name: str, relative: bool = False) -> str:
        """Give the IRI or keyword of a key or type, or, when `relative`, of the value of an @id."""
        if name.startswith("@"):
            return name
        if not relative and name in self.terms:
            return self._followed(self.terms[name])
        prefix, colon, local = name.partition(":")
        if colon and prefix in self.terms and not local.startswith("//"):
            return self._followed(self.terms[prefix]) + local
        if colon:
            return name
        if relative:
            return urljoin(self.base, name) if self.base else name
        return self.vocabulary + name

    def with_local(self, value: Value, known: dict[str, Value]) -> "Context":
        """Give the context that another one within it makes; `known` are those that a document may name."""
        if isinstance(value, Array):
            context = self
            for item in value.items:
                context = context.with_local(item, known)
            return context
        if isinstance(value, Scalar) and value.text in known:
            return self.with_local(known[value.text], known)
        return self._with_terms(value) if isinstance(value, Object) else self

    def _with_terms(self, local: Object) -> "Context":
        terms, by_language = dict(self.terms), set(self.by_language)
        said = {"@base": self.base, "@vocab": self.vocabulary, "@language": self.language}
        for member in local.members:
            if member.key in said:
                said[member.key] = member.value.text if isinstance(member.value, Scalar) else ""
            elif isinstance(member.value, Scalar):
                terms[member.key] = member.value.text
            elif isinstance(member.value, Object):
                definition = {each.key: each.value for each in member.value.members}
                named = definition.get("@id")
                terms[member.key] = named.text if isinstance(named, Scalar) else member.key
                container = definition.get("@container")
                if isinstance(container, Scalar) and container.text == "@language":
                    by_language.add(member.key)
        return replace(
            self,
            base=said["@base"],
            vocabulary=said["@vocab"],
            language=said["@language"],
            terms=terms,
            by_language=frozenset(by_language),
        )

    def _followed(self, name: str) -> str:
        for _ in range(_MOST_STEPS):
            prefix, colon, local = name.partition(":")
            if not colon or prefix not in self.terms or local.startswith("//"):
                break
            name = self.terms[prefix] + local
        return name
