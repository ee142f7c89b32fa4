"""Good practices: found at working tables, admitted by a definition, assessed, published, and taken to other countries.

What was never put in practice stays an idea; what did not work is a lesson, with a record of its own. A published
practice holds nothing by which a victim could be known, leads to the steps and modules that it bears on, and expires.
"""
