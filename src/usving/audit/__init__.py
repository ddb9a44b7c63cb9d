"""Who did what, when, about whom: append-only, codes and ids only."""
