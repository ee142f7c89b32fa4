"""How the server for community reports stands many reports at one instant."""
