"""What the pages of analyses and consultations show."""
