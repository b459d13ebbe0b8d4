"""The forms in which a list can be had: by its suffix (`/practices.csv`), by `?format=`, else by Accept."""

from collections.abc import Sequence

from flask import request

from paraugs.publish import parquet
from paraugs.web.http.negotiation import HTML, JSON_LD, TURTLE, MediaForm, form_by_suffix, negotiate

JSON = MediaForm("application/json", "json", "JSON", is_worded=True)
CSV = MediaForm("text/csv", "csv", "CSV", is_worded=True)
CSV_METADATA = MediaForm("application/csvm+json", "csvm", "CSV on the Web", is_worded=True)
XLSX = MediaForm(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "XLSX", is_worded=True
)
PARQUET = MediaForm(parquet.MEDIA_TYPE, "parquet", "Parquet", is_worded=True)
_EXTRA = (PARQUET,) if parquet.is_available() else ()
WHOLE = (CSV, XLSX, *_EXTRA)
"""Of everything that is found, not of a page of it."""
FORMS = (HTML, JSON, CSV, XLSX, TURTLE, JSON_LD, CSV_METADATA, *_EXTRA)
OFFERED = (*WHOLE, JSON, TURTLE, JSON_LD)
"""What a page leads to."""


def wanted(suffix: str | None, forms: Sequence[MediaForm] = FORMS) -> MediaForm:
    """The form to answer in; NotAcceptable when none of those wanted is offered."""
    asked = suffix or request.args.get("format")
    if not asked:
        return negotiate(request.headers.get("Accept"), forms)
    by_type = (form for form in forms if asked.replace(" ", "+") == form.media_type)
    return next(by_type, None) or form_by_suffix(asked, forms)
