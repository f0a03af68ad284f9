"""The clause list as a download: columns declared once, rows streamed."""
