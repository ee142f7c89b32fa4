"""The work for one person: the case, who is involved, and the grants that open it."""
