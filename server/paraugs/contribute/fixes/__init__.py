"""What to write instead: fixes as patches on statements."""
