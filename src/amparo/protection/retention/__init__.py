"""How long what is known of a person is kept, what holds it, and its destruction, also for yesterday's backup.

Nothing is destroyed before the case and its proceedings have ended, nor under a legal hold. Two persons agree. The rows
go, and with them the data keys, which lie with the key process and in no backup of the database.
"""
