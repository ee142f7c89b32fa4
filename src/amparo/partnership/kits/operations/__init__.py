"""What can be done with kits."""
