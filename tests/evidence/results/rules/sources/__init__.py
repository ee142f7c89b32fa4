"""What can be counted, source by source."""
