"""Outreach: sessions with the public by counts, plans of communities, strategies by place, companies that commit.

Nobody is named here: who leads is a role, who came is a count, and an informal partner is never shown to everybody.
Whatever concerns a person in danger is told to the response team, in no form of this package.
"""
