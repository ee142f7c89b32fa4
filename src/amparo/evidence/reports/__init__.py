"""Reports written from published figures: sentences, tables and charts, in three languages, all from the same figures.

A report is checked before it is published: numbers typed by hand, figures withdrawn or restated, open periods, small
cells, dates on which sources disagree. The page, the PDF, the Word document and the workbook say the same.
"""
