"""Change streams for mirrors: event stream, OAI-PMH, Atom, receipts, dumps."""
