"""Forms and spreadsheets, drawn from the shapes: what to ask, and answers as statements."""
