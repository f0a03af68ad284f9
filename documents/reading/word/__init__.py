"""Word files (.docx): the text as printed, generated numbers included. The way through is in `document`."""
