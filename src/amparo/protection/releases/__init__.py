"""What leaves by two persons: a copy of what is known in a case, and an original that is kept as evidence.

One person asks, another allows, and within a day the first one takes it away. What is taken is made at that moment and
lies nowhere; each step is written down before anything is opened.
"""
