"""HTTP itself, apart from what is answered: media types, languages, headers, caches, the table of errors."""
