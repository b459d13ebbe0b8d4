"""The resources that a command works on: the shipped ones, or those of PARAUGS_RESOURCES_DIR.

What the instance of PARAUGS_DATA_DIR added to them belongs to them."""

from paraugs.resources import Resources, find_resources
from paraugs.settings import read_settings


def shipped_resources() -> Resources:
    """Find them; SettingError or ResourceError when they cannot be."""
    settings = read_settings()
    return find_resources(settings.resources_dir, settings.data_dir)
