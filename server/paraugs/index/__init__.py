"""Full text and facets: what is searched, a projection of the ledger, or of the graph without one."""
