"""What the pages of a process read."""
