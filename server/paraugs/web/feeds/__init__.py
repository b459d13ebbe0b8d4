"""Change streams for mirrors: event stream, OAI-PMH, receipts."""
