"""What can be asked of pathways, narrowed to the actor."""
