"""Pages of the server for reports: neutral addresses and titles; nothing is kept but what a form carries."""
