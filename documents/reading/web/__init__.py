"""Web pages: the main text out of the page round it. The way through is in `page`."""
