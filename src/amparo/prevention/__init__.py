"""Prevention: what communities, civil society, police and companies do before anybody is harmed."""
