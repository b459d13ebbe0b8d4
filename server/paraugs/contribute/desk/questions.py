"""What a web process asks a desk worker, and what it is answered: values that can be written down."""

import traceback
from dataclasses import dataclass
from typing import Literal

from paraugs.contribute.desk.completing import Piece
from paraugs.contribute.desk.examining import Examiner, Item, Reading
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.wire import WireError, read, write
from paraugs.contribute.judging.document import Document
from paraugs.errors import Limit, RequestTooLarge, UnsupportedMediaType
from paraugs.terms import Triple

_HEAD_BYTES = 4


@dataclass(frozen=True, slots=True)
class Question:
    """Read a document (no pieces), or judge pieces of it; the document's bytes come after this."""

    frame: Frame
    media_type: str
    name: str
    pieces: tuple[Piece, ...] = ()
    known: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of it: what was read, items that were judged, or why it is refused.

    A `fault` is one of our own, with its trace as the reason.
    """

    reading: Reading | None = None
    items: tuple[Item, ...] = ()
    refusal: Literal["", "too-large", "media-type", "fault"] = ""
    reason: str = ""
    limit: Limit | None = None


def encode(question: Question, data: bytes) -> bytes:
    """Write a question and the bytes of the document after it."""
    head = write(question)
    return len(head).to_bytes(_HEAD_BYTES) + head + data


def decode(body: bytes) -> tuple[Question, bytes]:
    """Read them again."""
    end = _HEAD_BYTES + int.from_bytes(body[:_HEAD_BYTES])
    return read(Question, body[_HEAD_BYTES:end]), body[end:]


def answer(examiner: Examiner, body: bytes) -> bytes:
    """Do what is asked."""
    question, data = decode(body)
    document = Document(data, question.media_type, question.name)
    try:
        if question.pieces:
            reply = Reply(items=examiner.judge(document, question.pieces, question.frame, question.known))
        else:
            reply = Reply(reading=examiner.read(document, question.frame))
    except RequestTooLarge as error:
        reply = Reply(refusal="too-large", reason=str(error), limit=error.limit)
    except UnsupportedMediaType as error:
        reply = Reply(refusal="media-type", reason=str(error))
    except MemoryError:
        raise
    except Exception:  # The web process, which has a log, is told; the worker is let go.
        reply = Reply(refusal="fault", reason=traceback.format_exc())
    return write(reply)


def reply_of(body: bytes) -> Reply:
    """Read a reply, and raise what it refuses; WireError when it is none."""
    reply = read(Reply, body)
    if reply.refusal == "too-large":
        raise RequestTooLarge(reply.reason, reply.limit)
    if reply.refusal == "media-type":
        raise UnsupportedMediaType(reply.reason)
    if reply.refusal == "fault":
        raise RuntimeError(f"a desk worker failed:\n{reply.reason}")
    return reply


__all__ = ["Question", "Reply", "WireError", "answer", "decode", "encode", "reply_of"]
