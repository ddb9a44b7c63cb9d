"""Pages across areas: the front page, my page, the U. No models."""
