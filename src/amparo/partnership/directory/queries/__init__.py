"""What can be asked of the directory, narrowed to who asks."""
