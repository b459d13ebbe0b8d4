"""The six ways of reading a source, each to statements in memory before anything of it is taken."""
