"""What a number may claim: pure functions over whole numbers, without database, clock or request."""
