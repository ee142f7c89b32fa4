"""What can be asked of events, narrowed to who asks."""
