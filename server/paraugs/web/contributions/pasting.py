"""Handing in a text that was checked: `/validate/hand-in` shows it, `/contribute/document` takes it in.

It is for people; programs send it to `/contributions`. Whoever is not signed in finds it again afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, request

from paraugs.contribute.judging.document import Document, check_size
from paraugs.errors import SyntaxFault, UnsupportedMediaType, wording
from paraugs.life.office import CONTRIBUTIONS
from paraugs.life.submitting import Order, Receipt, submit
from paraugs.people.roles import Actor, require
from paraugs.web import reader
from paraugs.web.accounts.identity import signed_in
from paraugs.web.accounts.kept_forms import is_resumed
from paraugs.web.accounts.private import private_page
from paraugs.web.contributions.mending import MOST_BYTES
from paraugs.web.fix_words import fix_words
from paraugs.web.http.negotiation import RDF_FORMS
from paraugs.web.office import office

SYNTAXES = {form.suffix: form for form in RDF_FORMS}

blueprint = Blueprint("pasting", __name__)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text and the suffix of its syntax."""

    text: str
    syntax: str

    @property
    def document(self) -> Document:
        """Give it as a document; UnsupportedMediaType for a syntax that is not read here."""
        if self.syntax not in SYNTAXES:
            template = wording("%(syntax)s is no syntax that is read here: %(known)s.")
            raise UnsupportedMediaType(template, syntax=repr(self.syntax), known=", ".join(SYNTAXES))
        return Document(self.text.encode("utf-8", "replace"), SYNTAXES[self.syntax].media_type)


@blueprint.url_value_preprocessor
def _bound(endpoint: str | None, values: object) -> None:
    """Read no more of a form than a page carries along."""
    request.max_content_length = request.max_form_memory_size = 4 * MOST_BYTES


@blueprint.post("/validate/hand-in")
def show() -> Response:
    """Show the text to who may hand it in; nothing is changed."""
    _contributor()
    return _page(_pasted())


@blueprint.post("/contribute/document")
def take_in() -> Response:
    """Take the text in, or keep it as drafts; what is wrong is told beside it."""
    who, pasted = _contributor(), _pasted()
    if is_resumed():
        return _page(pasted)
    order = Order(must_be_new=True, as_draft=request.form.get("do") == "draft")
    try:
        receipts = submit(office(), who, pasted.document, order)
    except SyntaxFault as fault:
        return _page(pasted, 400, fault=fault)
    is_refused = any(receipt.outcome == "refused" for receipt in receipts)
    return _page(pasted, 422 if is_refused else 200, receipts=receipts)


def path_of(receipt: Receipt) -> str:
    """Give the path of the page of what a receipt is about."""
    return f"/contributions/{receipt.contribution.removeprefix(CONTRIBUTIONS)}"


def _contributor() -> Actor:
    who = signed_in()
    return replace(require(who, "save-draft", who.member_state), language=reader.language())


def _pasted() -> Pasted:
    text = request.form.get("text", "").replace("\r\n", "\n")
    check_size(text.encode("utf-8", "replace"), MOST_BYTES)
    return Pasted(text, request.form.get("syntax", "ttl"))


def _page(
    pasted: Pasted, status: int = 200, receipts: Sequence[Receipt] = (), fault: SyntaxFault | None = None
) -> Response:
    return private_page(
        "contribute/document.html",
        status,
        pasted=pasted,
        syntaxes=SYNTAXES,
        path_of=path_of,
        receipts=receipts,
        fault=fault,
        fix_words=fix_words(finding for each in receipts for finding in each.report.findings),
    )
