"""What an indicator is and how it counts: no database, no clock."""
