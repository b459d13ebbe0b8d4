"""`/api/queries`: queries that anybody may ask by name."""
