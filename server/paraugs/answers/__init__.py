"""Answers that last: frozen with their query and dataset version, cited, and compared with those of today."""
