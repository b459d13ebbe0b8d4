"""The workbook in a request: the body itself, or the file of a form."""

from flask import request
from werkzeug.datastructures import FileStorage

from paraugs.contribute.judging.document import check_size
from paraugs.errors import RequestError, UnsupportedMediaType, wording
from paraugs.web.context import services
from paraugs.web.http.negotiation import MediaForm

XLSX = MediaForm(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "Marked copy of the workbook"
)
_FORM_DATA = "multipart/form-data"
_WHOLE = (XLSX.media_type, "application/octet-stream")


def read_workbook() -> bytes:
    """Give the bytes that were sent.

    RequestError for a form without a file, UnsupportedMediaType for another kind of body, RequestTooLarge.
    """
    most = services().settings.submission_mb << 20
    if request.mimetype == _FORM_DATA:
        file = request.files.get("file")
        if not isinstance(file, FileStorage) or not file.filename:
            raise RequestError(wording("The form holds no workbook. Choose a file; it is sent as “file”."))
        data = file.stream.read(most + 1)
    elif request.mimetype in _WHOLE:
        data = request.stream.read(most + 1)
    else:
        said = f"is {request.mimetype}" if request.mimetype else "is missing"
        raise UnsupportedMediaType(
            f"The Content-Type {said}; send the workbook as {XLSX.media_type}, or as “file” of a form."
        )
    check_size(data, most)
    return data
