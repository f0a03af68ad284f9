"""Words: folding, cutting, and what a query says. Pure: no Django, no database.

`cutting.preload()` loads the dictionary, once a process and before any request.
"""
