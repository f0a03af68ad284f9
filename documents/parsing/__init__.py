"""Text → outline, in pure Python. Read `outline.parse` first: it is the whole way through this room."""

# Raise it whenever the same text may parse into something else, or the same file be read into another text: `reparse`
# and imports then do their work again.
PIPELINE_VERSION = "5"
