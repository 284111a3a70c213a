"""What the checker knows of single languages."""
