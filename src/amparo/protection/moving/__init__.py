"""Moving running cases to the versions of the procedures that are in force now.

A case moves only where it can still complete with all rights. The secretariat sees how many stand where and gives the
order; whoever leads a case may move it earlier, or keep it in the versions that it began with.
"""
