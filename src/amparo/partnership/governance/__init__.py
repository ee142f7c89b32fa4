"""Governance: the bodies of a coalition, their members, meetings, decisions, plans and what was promised.

Who was in a meeting stands in its roll and nowhere else; a result of a vote is counted, never typed. Agreements between
institutions say which kinds of data may pass from one to the other, for what and until when.
"""
