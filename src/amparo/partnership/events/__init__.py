"""Congresses and workshops: what is on, who speaks, where, who may come, what it costs.

An event is written over an activity of the rolls: its sessions, who is enrolled and who was there are theirs, and are
never kept a second time. Whoever is not known yet registers under a code, without an account; who is accepted is on
the roll.
"""
