"""What `./run` does on a fresh machine: Python packages, front-end assets, PostgreSQL, the demo, the tests.

Only Python's standard library is imported here, because this package runs before anything is installed.
"""
