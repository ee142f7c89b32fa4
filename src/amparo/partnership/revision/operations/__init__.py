"""What can be done with drafts: begin, save, take back an earlier state, discard."""
