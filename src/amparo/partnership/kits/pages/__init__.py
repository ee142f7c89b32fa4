"""What the pages of kits show."""
