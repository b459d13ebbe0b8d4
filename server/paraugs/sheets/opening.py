"""What workbooks are written and read with: the layout, the lists, and the room for strangers' files."""

from dataclasses import dataclass

from paraugs.forms.model import Forms
from paraugs.resources import Resources
from paraugs.sheets.layout import Layout, lay_out
from paraugs.sheets.lists import Lists, read_lists
from paraugs.sheets.room import SheetRoom


@dataclass(frozen=True, slots=True, eq=False)
class SheetOffice:
    """All of it; made once, since the lists take half a second to read."""

    layout: Layout
    lists: Lists
    room: SheetRoom


def open_sheets(forms: Forms, resources: Resources) -> SheetOffice:
    """Lay sheets out for forms, and read the lists; ResourceError when one of their files is broken."""
    return SheetOffice(lay_out(forms), read_lists(resources), SheetRoom())
