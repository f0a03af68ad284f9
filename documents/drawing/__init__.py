"""Numbers → pictures: SVG that stands in a page under a strict content policy, readable without colour."""
