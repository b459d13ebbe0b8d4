"""The resources that a command works on: the shipped ones, or those of PARAUGS_RESOURCES_DIR."""

from paraugs.resources import Resources, find_resources
from paraugs.settings import read_settings


def shipped_resources() -> Resources:
    """Find them, as a release has them; SettingError or ResourceError when they cannot be."""
    return find_resources(read_settings().resources_dir)


def own_resources() -> Resources:
    """Find them with what the instance of PARAUGS_DATA_DIR added: its imported editions."""
    settings = read_settings()
    return find_resources(settings.resources_dir, settings.data_dir)
