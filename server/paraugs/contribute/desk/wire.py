"""Our values as JSON and back, by their declared types: what goes between a web process and a desk worker.

A worker has read hostile bytes, so what comes from it is taken for data only: it becomes values of the types
that are expected here, or WireError. (Pickle would run what it is told to.)
"""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, Union, cast

from paraugs.terms import IRI, BlankNode, Literal, Triple

T = TypeVar("T")
Reader = Callable[[Any], Any]
_TERMS = frozenset((IRI, BlankNode, Literal))
_SUBJECTS, _IRIS = frozenset((IRI, BlankNode)), frozenset((IRI,))
_PLAIN = (str, int, bool, float, type(None))


class WireError(Exception):
    """What came is not what was expected."""


def write(value: object) -> bytes:
    """Write a value of our dataclasses, terms, tuples, mappings and plain types."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain, check_circular=False)
    return text.encode("utf-8", "surrogatepass")


def read(kind: type[T], data: bytes) -> T:
    """Read a value of a type; WireError when it is none."""
    try:
        return cast(T, _reader(cast(Any, kind))(json.loads(data)))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise WireError(f"no {kind.__name__}: {error}") from error


def _plain(value: Any) -> Any:
    """Give what JSON has for what it does not know; texts, numbers, lists and tuples it knows."""
    kind: type = type(value)
    return _writer(kind)(value)


@functools.cache
def _writer(kind: type) -> Callable[[Any], Any]:
    if kind is IRI:
        return lambda term: ("i", term.value)
    if kind is BlankNode:
        return lambda term: ("b", term.value)
    if kind is Literal:
        return lambda term: ("l", term.value, term.language, term.datatype)
    if issubclass(kind, date):
        return str
    if dataclasses.is_dataclass(kind):
        names = [field.name for field in dataclasses.fields(kind)]
        return lambda record: [_in_pairs(getattr(record, name)) for name in names]
    raise TypeError(f"{kind.__name__} is not sent to a worker")


def _in_pairs(value: Any) -> Any:
    """Give a mapping, whose keys may be anything of ours, as pairs."""
    return list(value.items()) if isinstance(value, dict) else value


@functools.cache
def _reader(kind: Any) -> Reader:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in _TERMS:
        return functools.partial(_term, frozenset((kind,)))
    if origin in (Union, types.UnionType):
        return _union_reader(arguments)
    if origin is tuple:
        return functools.partial(_items, _reader(arguments[0]))
    if origin is typing.Literal:
        return functools.partial(_one_of, arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return functools.partial(_mapping, _reader(arguments[0]), _reader(arguments[1]))
    if kind is Triple:
        return _triple
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    if dataclasses.is_dataclass(kind):
        return _record_reader(cast(type, kind))
    if kind in _PLAIN:
        return functools.partial(_plain_value, kind)
    raise TypeError(f"{kind} is not read from a worker")


def _union_reader(kinds: tuple[Any, ...]) -> Reader:
    others = frozenset(kinds) - {type(None)}
    if others <= _TERMS:
        inner: Reader = functools.partial(_term, others)
    elif len(others) == 1:
        inner = _reader(next(iter(others)))
    else:
        raise TypeError(f"{kinds}: a choice of these is not read from a worker")
    return (lambda data: None if data is None else inner(data)) if type(None) in kinds else inner


def _record_reader(kind: type) -> Reader:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]

    readers: list[Reader] = []

    def record(data: Any) -> Any:
        if not readers:  # Made here and not before: a type may hold its own kind.
            readers.extend(_reader(hints[name]) for name in names)
        if not isinstance(data, list) or len(data) != len(names):
            raise ValueError(f"{kind.__name__} has {len(names)} fields")
        return kind(*[reader(item) for reader, item in zip(readers, data, strict=True)])

    return record


def _term(kinds: frozenset[type], data: Any) -> IRI | BlankNode | Literal:
    match data:
        case ["i", str(text)] if IRI in kinds:
            return IRI(text)
        case ["b", str(label)] if BlankNode in kinds:
            return BlankNode(label)
        case ["l", str(text), str() | None as language, str() | None as datatype] if Literal in kinds:
            return Literal(text, language, datatype)
    raise ValueError("no term")


def _triple(data: Any) -> Triple:
    subject, predicate, value = data
    return Triple(
        cast(IRI | BlankNode, _term(_SUBJECTS, subject)),
        cast(IRI, _term(_IRIS, predicate)),
        _term(_TERMS, value),
    )


def _items(reader: Reader, data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise ValueError("no list")
    return tuple([reader(item) for item in data])


def _mapping(key: Reader, value: Reader, data: Any) -> dict[Any, Any]:
    return {key(name): value(item) for name, item in data}


def _one_of(choices: tuple[Any, ...], data: Any) -> Any:
    if data not in choices:
        raise ValueError(f"none of {choices}")
    return data


def _plain_value(kind: type, data: Any) -> Any:
    if type(data) is not kind and not (kind is float and type(data) is int):
        raise ValueError(f"no {kind.__name__}")
    return data
