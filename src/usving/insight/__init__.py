"""From experience to finding, from idea to something made use of."""
