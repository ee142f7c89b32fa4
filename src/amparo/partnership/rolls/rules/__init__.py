"""When a session can be held and signed in to, how people are counted once, and until when things are kept."""
