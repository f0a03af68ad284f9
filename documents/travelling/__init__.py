"""What people decided, out of one installation as a table and into another."""
