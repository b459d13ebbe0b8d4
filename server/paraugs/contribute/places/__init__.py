"""Where a statement stands in a file: line and column in every syntax."""
