"""What can be asked of analyses, findings and consultations, narrowed to who asks."""
