"""Whatever fails is answered as a problem of the one table, and nobody ever sees a stack trace."""

import logging
from collections.abc import Iterator

import pytest
from flask import Flask, abort

from paraugs import errors
from paraugs.errors import Limit, ParaugsError
from paraugs.web import failures
from paraugs.web.http.problems import PROBLEMS, problem_of


def every_error(kind: type[ParaugsError] = ParaugsError) -> Iterator[type[ParaugsError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from every_error(child)


@pytest.fixture
def app(application: Flask) -> Flask:
    """An application that fails as one likes, in the same manner as ours."""
    failing = Flask("paraugs.web", static_folder=None)
    failing.extensions.update(application.extensions)
    failing.config["PROBLEM_BASE"] = "https://w3id.org/paraugs/"
    failures.register(failing)
    return failing


@pytest.mark.parametrize("error", sorted(set(every_error()), key=lambda kind: kind.__name__))
def test_every_error_has_a_row(error: type[ParaugsError]) -> None:
    assert error in PROBLEMS


def test_every_row_has_its_own_words() -> None:
    rows = {row.slug: row for row in PROBLEMS.values()}
    assert len(rows) == len(set(PROBLEMS.values()))
    assert all(row.title and row.explanation and 400 <= row.status < 600 for row in rows.values())


def test_a_new_error_is_answered_as_its_nearest_ancestor() -> None:
    class QueueOverfull(errors.QueueFull):
        """An error without a row of its own."""

    assert problem_of(QueueOverfull("x")) is PROBLEMS[errors.QueueFull]


def test_a_limit_is_told_by_name_value_and_unit(app: Flask) -> None:
    def fail() -> None:
        raise errors.DeadlineExceeded("too long", Limit("deadline", 10, "seconds"))

    app.add_url_rule("/fail", view_func=fail)
    answer = app.test_client().get("/fail")
    assert answer.headers["Retry-After"] == "10"
    assert answer.get_json(force=True) == {
        "type": "https://w3id.org/paraugs/problems/deadline",
        "title": "The query takes too long",
        "status": 408,
        "detail": "too long",
        "limit": "deadline",
        "value": 10,
        "unit": "seconds",
    }


@pytest.mark.parametrize("accept", ["*/*", "text/html"])
@pytest.mark.parametrize("error", [ZeroDivisionError("secret"), errors.ParaugsError("secret")])
def test_what_nobody_expected_has_a_number_that_is_in_the_log(
    app: Flask, caplog: pytest.LogCaptureFixture, error: Exception, accept: str
) -> None:
    def fail() -> None:
        raise error

    app.add_url_rule("/fail", view_func=fail)
    app.jinja_env.globals.clear()
    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/fail", headers={"Accept": accept})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert f"({caplog.records[-1].message.split()[1]})" in answer.text


def test_refusals_of_the_framework_are_problems_too(app: Flask) -> None:
    app.add_url_rule("/fail", view_func=lambda: abort(418))
    answer = app.test_client().get("/fail")
    assert answer.get_json(force=True)["status"] == 418
    assert app.test_client().post("/fail").headers["Allow"]


def test_each_problem_is_explained_at_its_address(application: Flask) -> None:
    client = application.test_client()
    for row in PROBLEMS.values():
        assert row.title.split("'")[0] in client.get(f"/problems/{row.slug}").text
    assert client.get("/problems/none").status_code == 404
