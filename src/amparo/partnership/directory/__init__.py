"""The directory: the organisations and the professionals that a coalition works with, and nobody who is served.

A professional is hidden until they agree to be listed. Two entries that may be one person are proposed with their
reasons and joined by a person's decision only; joining moves nothing, so that undoing it restores both.
"""
