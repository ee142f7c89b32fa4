"""Rolls: activities and their sessions, who was invited to them, and who was there, by what proof.

Nothing is typed that can be counted. A person is counted once, however many sessions, modes or entries there were;
sessions with the public are told by counts and hold no name.
"""
