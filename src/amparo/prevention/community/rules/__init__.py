"""When something may be done with a report, how receipts are made, and how what is told is sealed."""
