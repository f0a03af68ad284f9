"""PDF with a text layer: lines and paragraphs as printed, without what every page repeats. Start at `document`."""
