"""What the pages of a process ask."""
