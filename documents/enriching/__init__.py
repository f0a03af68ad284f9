"""Meaning beside the tree: finders of one shape, `find(outline) -> list[Found]`. They never change a node."""
