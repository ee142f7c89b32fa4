"""Countries, institutions, teams and their members: who the coalition is."""
