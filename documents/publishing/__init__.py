"""Whether the site shows a document: published, withdrawn, thrown away, taken back, removed for good."""
