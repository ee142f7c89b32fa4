"""What can be done with practices, from a table's first line to another country's adoption."""
