"""The people of an institution who have an account: inviting them, their roles, and vouching for who lost a passkey."""
