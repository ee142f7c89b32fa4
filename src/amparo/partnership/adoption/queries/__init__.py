"""What can be asked of proposals, of adoption and of what one country offers another."""
