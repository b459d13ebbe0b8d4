"""A desk made of what is shipped."""

from paraugs.contribute.desk.examining import Bounds, Examiner
from paraugs.contribute.desk.port import InProcessDesk
from paraugs.contribute.validation import open_checker
from paraugs.resources import Resources
from paraugs.settings import Settings

_MB = 1 << 20


def open_examiner(settings: Settings, resources: Resources) -> Examiner:
    """Read shapes and vocabulary, and heed the bounds of the settings; ResourceError for a broken file."""
    bounds = Bounds(settings.submission_mb * _MB, settings.submission_items)
    return Examiner(open_checker(resources), bounds)


def open_desk(settings: Settings, resources: Resources) -> InProcessDesk:
    """A desk that works in the process that asks."""
    return InProcessDesk(open_examiner(settings, resources))
