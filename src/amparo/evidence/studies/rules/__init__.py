"""When something may be: pure, without database or clock."""
