"""Text → outline, in pure Python. Read `outline.parse` first: it is the whole way through this room."""

# Raise it whenever the same text may parse into something else: `reparse` then does its work again.
PIPELINE_VERSION = "3"
