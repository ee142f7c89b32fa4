"""The process that keeps the keys: it seals, opens and signs for the web process, which never sees a key.

It knows nothing of the web: messages come over a Unix socket, and whether a session may open a case it asks the
database itself. What it opens is counted, and written in a log of its own.
"""
