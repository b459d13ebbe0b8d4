"""The form: pages on which a contribution is written, checked, previewed and handed in."""
