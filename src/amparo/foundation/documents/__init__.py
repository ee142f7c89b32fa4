"""Documents that people bring, read with care: the words of a Word or PDF file, and nothing else of it."""
