"""The ledger: what Member States contributed, revision by revision; it must never be lost."""
