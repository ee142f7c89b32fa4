"""From a community report to an alert: the case is opened with codes, and what was told is sealed in its own groups.

The case knows from which report it came, in its audit. The report never knows the case.
"""
