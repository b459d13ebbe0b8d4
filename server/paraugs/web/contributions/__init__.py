"""The doors for contributions: the API, validation, forms, spreadsheets."""
