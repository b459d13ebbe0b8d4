"""Synthetic OAI-PMH repositories, good ones and others."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from harvest.conftest import Handler

_HEAD = (
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-12-01T10:00:00Z</responseDate>'
)


def record(identifier: str, title: str = "", deleted: bool = False) -> str:
    """Give a record in Dublin Core, or one that was deleted."""
    if deleted:
        return f'<record><header status="deleted"><identifier>{identifier}</identifier></header></record>'
    return (
        f"<record><header><identifier>{identifier}</identifier></header><metadata>"
        '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title xml:lang="en">{title}</dc:title></oai_dc:dc>'
        "</metadata></record>"
    )


def oai(pages: list[list[str]], way: str = "") -> Callable[[Handler], None]:
    """Give what answers as a repository of these pages does, or goes wrong in a way."""

    def answer(handler: Handler) -> None:
        asked = {name: found[0] for name, found in parse_qs(urlsplit(handler.path).query).items()}
        body = f"{_HEAD}<Identify><deletedRecord>persistent</deletedRecord></Identify></OAI-PMH>"
        if asked["verb"] == "ListRecords":
            number = int(asked.get("resumptionToken", "0"))
            last = number + 1 == len(pages)
            token = "0" if way == "the same token" else "" if last else str(number + 1)
            listed = "".join(pages[number]) + f"<resumptionToken>{token}</resumptionToken>"
            body = f"{_HEAD}<ListRecords>{listed}</ListRecords></OAI-PMH>"
            body = {
                "an error": f'{_HEAD}<error code="badArgument">No.</error></OAI-PMH>',
                "an entity": f'<!DOCTYPE x [<!ENTITY a "b">]>{body}',
                "no xml": "<",
            }.get(way, body)
        handler.send_response(200)
        handler.send_header("Content-Type", "text/xml")
        handler.send_header("Content-Length", str(len(body.encode())))
        handler.end_headers()
        handler.wfile.write(body.encode())

    return answer
