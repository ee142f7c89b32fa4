"""How a report's text is read, checked and composed: no database, no clock."""
