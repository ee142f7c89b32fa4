"""The pages on which somebody reports without a name: a server of their own, without accounts, cookies or logs.

Nothing here loads a table. Its database role calls four functions: send, find, parts and write.
"""
