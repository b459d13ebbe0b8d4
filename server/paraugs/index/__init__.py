"""Full text and facets: what is searched, a projection of the ledger (or of the graph, where there is none)."""
