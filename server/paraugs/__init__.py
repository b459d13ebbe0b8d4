"""Paraugs: what the states of Europe tried in education and training, with what effect, as linked data."""

__version__ = "0.1.0"
