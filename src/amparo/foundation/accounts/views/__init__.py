"""Coming in with a passkey or with figures, what one comes in with, and one's own sessions."""
