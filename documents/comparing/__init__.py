"""Two outlines → pairs of units with score and relation; two strings → marked pieces. Knows no database."""
