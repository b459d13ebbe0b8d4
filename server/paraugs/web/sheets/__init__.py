"""The doors for spreadsheets: an empty workbook out, a filled one in, a marked copy back."""
