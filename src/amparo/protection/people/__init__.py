"""What is known of the person: sealed answers, opened one field group at a time for a purpose."""
