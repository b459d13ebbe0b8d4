"""Figures by themselves: a page with `?figure=<name>` answers that figure alone, which other sites may frame.

A template wraps each figure in the macro of `figure.html`, which notes it here; so a figure looks the same
everywhere, and there is no second way to draw it. Nothing but a figure may ever be framed: a page with forms
could be laid under somebody's clicks.
"""

from urllib.parse import quote, urlencode

from flask import Flask, Response, g, render_template, request
from markupsafe import Markup

from paraugs.errors import NotFound, wording
from paraugs.web import links, reader
from paraugs.web.context import services
from paraugs.web.http.language import root
from paraugs.web.http.security import POLICY

ARGUMENT = "figure"
_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
_NOTED = "noted_figures"


def register(app: Flask) -> None:
    """Let templates note their figures and link them."""
    app.jinja_env.globals.update(note_figure=_note, figure_address=_address)


def is_asked() -> bool:
    """Whether this request wants a figure alone."""
    return ARGUMENT in request.args


def alone(page: str | bytes) -> str | bytes:
    """The figure that was asked for, of a page that was just made; NotFound when the page has none such."""
    if not is_asked():
        return page
    name, noted = request.args[ARGUMENT], g.get(_NOTED, {})
    if name not in noted:
        offered = ", ".join(sorted(noted)) or "none"
        raise NotFound(
            wording("a figure %(name)s on this page (it has: %(offered)s)"), name=name, offered=offered
        )
    return render_template(
        "figure-alone.html", **noted[name], source=_page(), version=services().graph.version
    )


def permit(response: Response) -> Response:
    """Let other sites frame an answer that is a figure alone."""
    if is_asked():
        response.headers["Content-Security-Policy"] = _POLICY
    return response


def _note(name: str, content: Markup, title: str, kind: str) -> str:
    g.setdefault(_NOTED, {})[name] = {"content": content, "title": title, "kind": kind}
    return ""


def _address(name: str) -> str:
    """The address of a figure of this page, in this language, for another site."""
    return _page([(ARGUMENT, name)])


def _page(more: list[tuple[str, str]] | None = None) -> str:
    kept = [(key, value) for key, value in request.args.items(multi=True) if key != ARGUMENT]
    query = urlencode([*kept, *(more or [])])
    path = quote(f"/{reader.language()}{request.path}", safe=links.SAFE)
    return f"{request.host_url.rstrip('/')}{root()}{path}" + (f"?{query}" if query else "")
