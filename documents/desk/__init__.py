"""The import desk: files that people bring are received, read, looked at, corrected and published.

Until an arrival is published nothing of it is in the knowledge base: what the page shows is parsed from its text and
its corrections each time.
"""
