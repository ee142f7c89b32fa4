"""What carries the rest: who acts, keys, audit, the look and the words."""
