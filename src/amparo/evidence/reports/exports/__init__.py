"""A report as PDF, Word document and workbook, all from the same composed blocks."""
