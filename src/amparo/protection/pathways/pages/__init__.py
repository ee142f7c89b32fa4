"""What the pages of a pathway show, in words ready to print."""
