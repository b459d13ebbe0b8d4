"""Who may do what: roles, accounts, passwords, tokens."""
