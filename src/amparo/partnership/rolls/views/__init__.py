"""The pages of activities and rolls."""
