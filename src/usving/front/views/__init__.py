"""Pages across areas."""
