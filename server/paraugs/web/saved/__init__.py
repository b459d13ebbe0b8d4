"""`/q` and `/account/queries`: queries that people keep."""
