"""Looks at every state that a procedure can reach, and says in which of them a formula is true."""
