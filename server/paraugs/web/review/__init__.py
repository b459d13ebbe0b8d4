"""Pages of those who sign off, review and renew; versions and what changed between them."""
