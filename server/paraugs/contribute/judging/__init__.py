"""The referee and what it knows: shapes, vocabulary, kinds, rules."""
