"""What templates can say: words in the reader's language, addresses, dates and numbers."""

from functools import lru_cache
from typing import Any

from babel.numbers import format_decimal
from flask import Flask, Response, request, send_from_directory, url_for
from markupsafe import Markup, escape

from paraugs.errors import NotFound
from paraugs.explore.editions import letter
from paraugs.explore.facts import doubts
from paraugs.explore.wording import Text
from paraugs.short_names import term
from paraugs.web import links, reader
from paraugs.web.http.cache import AnswerCache
from paraugs.web.http.language import LanguagePrefix, root
from paraugs.web.http.memory import Memory
from paraugs.web.pages import europe
from paraugs.web.pages.assets import asset_folder, asset_name
from paraugs.web.pages.dates import written
from paraugs.web.pages.headings import heading, plainly
from paraugs.web.responses import PAGES
from paraugs.web.translations import read_translations


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


LANGUAGE_NAMES = {"en": "English", "lv": "Latviešu"}
_LOCALES = {"en": "en_GB"}
_MACHINE = Markup(' <small class="machine" title="{}">{}</small>')
BY_MACHINE = (
    _("machine translation"),
    _("Translated by a machine; nobody has checked the translation."),
)


def register(app: Flask, cache_mb: int) -> None:
    """Give an application its languages, its template functions, its assets and a cache of pages."""
    catalogues = read_translations()
    app.extensions[reader.CATALOGUES] = catalogues
    app.extensions[reader.MEMORY] = Memory()
    app.extensions[PAGES] = AnswerCache(cache_mb << 20)
    app.wsgi_app = LanguagePrefix(app.wsgi_app, frozenset(catalogues))  # type: ignore[method-assign]
    environment = app.jinja_env
    environment.add_extension("jinja2.ext.i18n")
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(_FILTERS)
    environment.globals.update(
        asset=asset,
        href=links.address,
        heading=heading,
        in_language=links.in_language,
        with_arguments=links.with_arguments,
        language=reader.language,
        languages=LANGUAGE_NAMES,
        field=term,
        europe=europe.outlines,
    )
    app.add_url_rule("/assets/<name>", "asset", _serve_asset)


def words(text: Text | None) -> Markup:
    """A text, marked with its own language when that is not the page's, and when a machine translated it."""
    return _marked(text, text.value) if text else Markup("")


def sentence(text: Text) -> Markup:
    """A text with a full stop at its end."""
    return _marked(text, text.value + ("" if text.value.endswith((".", "!", "?")) else "."))


def _marked(text: Text, value: str) -> Markup:
    own = text.language if text.language and text.language.split("-")[0] != reader.language() else ""
    said = Markup('<span lang="{}">{}</span>').format(own, value) if own else Markup(escape(value))
    return (
        said + _MACHINE.format(_gettext(BY_MACHINE[1]), _gettext(BY_MACHINE[0])) if text.by_machine else said
    )


def day(value: object) -> str:
    """A date, month or year as people write it in the reader's language."""
    return written(str(value), _locale())


def number(value: object) -> str:
    """A number as people write it in the reader's language."""
    return _decimal(str(value), None, _locale())


def fixed(value: object) -> str:
    """The same with one decimal place, for columns."""
    return _decimal(str(value), "#,##0.0", _locale())


def short_address(iri: object) -> str:
    """A web address that fits in a line: without scheme and query, cut at 60 characters."""
    text = str(iri).partition("//")[2].partition("?")[0].removeprefix("www.").rstrip("/")
    return text if len(text) <= 60 else text[:59] + "…"


def asset(name: str) -> str | None:
    """The address of a style sheet or script; None when it was not built."""
    file = asset_name(name)
    return f"{root()}/assets/{file}" if file else None


@lru_cache(4096)
def _decimal(text: str, pattern: str | None, locale: str) -> str:
    return format_decimal(text, format=pattern, locale=locale)


def _locale() -> str:
    return _LOCALES.get(reader.language(), reader.language())


def _serve_asset(name: str) -> Response:
    if not (asset_folder(name) / name).is_file() or not name.endswith((".css", ".js", ".txt")):
        raise NotFound(url_for("asset", name=name))
    response = _packed(name) or send_from_directory(asset_folder(name), name)
    response.vary.add("Accept-Encoding")
    built = "-" in name
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if built else "no-cache"
    return response


def _packed(name: str) -> Response | None:
    """The packed file that the build laid beside an asset, for a browser that takes it."""
    if not request.accept_encodings.quality("gzip") or not (asset_folder(name) / f"{name}.gz").is_file():
        return None
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    response = send_from_directory(asset_folder(name), f"{name}.gz", mimetype=kind)
    response.headers["Content-Encoding"] = "gzip"
    return response


def _gettext(message: str) -> str:
    return reader.catalogues()[reader.language()].gettext(message)


def _ngettext(singular: str, plural: str, count: Any) -> str:
    return reader.catalogues()[reader.language()].ngettext(singular, plural, count)


_FILTERS = {
    "words": words,
    "sentence": sentence,
    "plainly": plainly,
    "doubts": doubts,
    "day": day,
    "letter": letter,
    "number": number,
    "fixed": fixed,
    "short": short_address,
}
