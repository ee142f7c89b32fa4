"""How Amparo looks: the base pages, the components and what each of them is told.

Pages are made on the server and work without scripts. A component is a template of
``design/components`` that takes one object, described in ``pieces`` or ``fields``.
"""
