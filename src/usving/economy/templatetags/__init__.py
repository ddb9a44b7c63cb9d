"""How money looks on a page."""
