"""What can be done in a body, with what it decided and with what was promised."""
