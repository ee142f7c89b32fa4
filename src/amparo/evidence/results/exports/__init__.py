"""Results as files: the performance measurement framework, and the rows behind a figure."""
