"""Opening a case without a grant when somebody is in danger, and what follows: told at once, looked at afterwards.

It opens identity and safety, for four hours, to read only. Whoever leads the case, whoever supervises and the data
officers are told in the same transaction; a sealed case needs a second person; each is reviewed within 72 hours.
"""
