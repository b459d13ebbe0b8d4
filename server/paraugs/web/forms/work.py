"""What somebody is working on: a form half filled in, what it starts from, and where it is kept meanwhile."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from paraugs.errors import NotFound, wording
from paraugs.forms.answers import Filled, read, write
from paraugs.forms.controls import RECORD, THING, Decoder, Pair, Sent, encode
from paraugs.forms.editing import languages_of
from paraugs.forms.model import said
from paraugs.forms.starting import NEW_RECORD, NEW_THING, new_record, new_thing
from paraugs.ledger.drafts import Draft
from paraugs.ledger.revision import Revision
from paraugs.life.office import member_state_in
from paraugs.life.record import TOPIC, record_of
from paraugs.people.roles import Actor, require
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple
from paraugs.web import reader
from paraugs.web.accounts.identity import people
from paraugs.web.form_of_revision import form_of, forms
from paraugs.web.forms.choices import language_concept, resolve
from paraugs.web.office import office

_TITLE = term("dct:title")
_ID = re.compile(r"[0-9a-f]{32}")
_PREFIXES = (f"{THING}/", f"{RECORD}/")


@dataclass(frozen=True, slots=True)
class Work:
    """A form being filled in; `base` are the statements of the revision `expected`, none of a new one.

    `window` is the mark of the page that saved it last.
    """

    id: str
    word: str
    state: IRI
    thing: Filled
    record: Filled
    contribution: str = ""
    expected: int | None = None
    base: tuple[Triple, ...] = ()
    created: datetime | None = None
    saved: datetime | None = None
    window: str = ""

    @property
    def title(self) -> str:
        """Give the title, in the reader's language where it has one."""
        texts = [t for answer in self.thing.answers if answer.field.path == _TITLE for t in answer.terms]
        titles = [text for text in texts if isinstance(text, Literal) and text.value.strip()]
        own = [text for text in titles if text.language == reader.language()]
        return next((text.value for text in (*own, *titles)), "")

    @property
    def languages(self) -> Sequence[str]:
        """Give the languages that every text may be wanted in."""
        return languages_of(self.thing) or (reader.language(),)

    @property
    def pairs(self) -> list[Pair]:
        """Give the answers as a browser would send them."""
        return [*encode(self.thing, THING), *encode(self.record, RECORD)]

    def triples(self) -> tuple[Triple, ...]:
        """Give the statements that it is now."""
        said = write((self.thing, self.record), self.base)
        link = Triple(self.record.node, TOPIC, self.thing.node)
        return said if link in said else (*said, link)

    def received(self, pairs: Sequence[Pair]) -> "Work":
        """Give the work with the answers that a browser sent."""
        sent = Sent.of([pair for pair in pairs if pair[0].startswith(_PREFIXES)])
        before = read_over(self)
        thing = Decoder(sent, before.thing, resolve).decode(THING)
        return replace(self, thing=thing, record=Decoder(sent, before.record, resolve).decode(RECORD))


def read_over(work: Work) -> Work:
    """Give the work as it was before anything was answered."""
    thing = read(forms().of(work.word), work.thing.node, work.base)
    return replace(work, thing=thing, record=read(forms().record, work.record.node, work.base))


def begin(name: str, word: str, state: IRI) -> Work:
    """Begin with an empty form; NotFound for a kind that there is no form for."""
    form, language = forms().of(word), reader.language()
    own = language_concept(language)
    record = new_record(forms().record, own) if own else Filled(NEW_RECORD, forms().record)
    return Work(name, word, state, new_thing(form, language, state), record)


def open_revision(name: str, revision: Revision) -> Work:
    """Begin from a revision of a contribution."""
    form, content = form_of(revision), record_of(revision)
    return Work(
        name,
        form.word,
        IRI(member_state_in(revision.entry.contribution)),
        form.thing,
        form.record,
        revision.entry.contribution,
        revision.number,
        content.triples,
    )


def keep(work: Work, actor: Actor) -> Work:
    """Write the draft down, and give the work with the time."""
    now = office().clock()
    work = replace(work, saved=now, created=work.created or now)
    fields = json.dumps(
        {"expected": work.expected, "word": work.word, "pairs": work.pairs, "window": work.window},
        ensure_ascii=False,
    )
    kept = Draft(
        work.id,
        actor.iri,
        work.state.value,
        forms().of(work.word).kind.value,
        work.contribution,
        fields,
        work.created or now,
        now,
    )
    people().drafts.save(kept)
    return work


def kept_work(name: str, actor: Actor) -> Work | None:
    """Give the work that is kept under an id; NotFound when it is somebody else's.

    Forbidden for a token of its owner that may not save drafts.
    """
    if not _ID.fullmatch(name):
        raise NotFound(wording("a draft %(name)s"), name=name)
    draft = people().drafts.get(name)
    if draft is None:
        return None
    if draft.account != actor.iri:
        raise NotFound(wording("a draft %(name)s"), name=name)
    require(actor, "save-draft", draft.member_state)
    return work_of(draft)


def work_of(draft: Draft) -> Work:
    """Give the work that a draft is."""
    fields: Mapping[str, object] = json.loads(draft.fields)
    expected, word = fields["expected"], str(fields["word"])
    if isinstance(expected, int):
        work = open_revision(draft.id, office().ledger.revision(expected))
    else:
        form, record = forms().of(word), forms().record
        work = Work(
            draft.id, word, IRI(draft.member_state), Filled(NEW_THING, form), Filled(NEW_RECORD, record)
        )
    pairs = [(str(name), str(value)) for name, value in fields["pairs"]]  # type: ignore[attr-defined]
    window = str(fields.get("window", ""))
    return replace(work.received(pairs), created=draft.created, saved=draft.updated, window=window)


def kind_name(word: str) -> str:
    """The name of a kind of thing, in the reader's language."""
    return said(forms().of(word).names, reader.language())
