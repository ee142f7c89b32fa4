"""What can be asked of courses, awards and coverage."""
