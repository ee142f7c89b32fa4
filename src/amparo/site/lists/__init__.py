"""Every list that can be taken away as a workbook, and the pages by which a file of rows is taken in again."""
