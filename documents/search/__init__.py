"""Full-text search: `words` cuts, `index` writes, `query` answers."""
