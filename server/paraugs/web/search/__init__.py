"""Searching: the pages of results and their other forms."""
