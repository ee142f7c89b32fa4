"""What whoever reports can do: send, come back, write. No table is reached but through four functions."""
