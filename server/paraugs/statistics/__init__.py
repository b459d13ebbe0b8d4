"""Statistics from outside: Eurostat's files become editions of the monitor beside the others."""
