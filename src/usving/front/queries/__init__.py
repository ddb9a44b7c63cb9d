"""What the pages across areas read."""
