"""What workbooks are written and read with: the layout, the lists, and the room for strangers' files."""

from dataclasses import dataclass

from paraugs.forms.reading import read_forms
from paraugs.forms.sheet_layout import Layout, lay_out
from paraugs.forms.sheet_lists import Lists, read_lists
from paraugs.forms.sheet_room import SheetRoom
from paraugs.resources import Resources


@dataclass(frozen=True, slots=True, eq=False)
class SheetOffice:
    """All of it; made once, since shapes and lists take two seconds to read."""

    layout: Layout
    lists: Lists
    room: SheetRoom


def open_sheets(resources: Resources) -> SheetOffice:
    """Read shapes and lists; ResourceError when one of their files is broken."""
    return SheetOffice(lay_out(read_forms(resources)), read_lists(resources), SheetRoom())
