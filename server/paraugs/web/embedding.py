"""JSON inside of a page: it cannot end the script element that it stands in.

Source: JSON-LD 1.1, section 7 (embedding in HTML).
"""

import json

from markupsafe import Markup


def embedded(value: object) -> Markup:
    """The JSON of a value, safe inside of a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
