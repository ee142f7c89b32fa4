"""The report of an analysis as a paper, which is slow to load, and its lists as workbooks."""
