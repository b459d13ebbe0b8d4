"""Spreadsheets: a workbook drawn from the forms, and rows read back into statements."""
