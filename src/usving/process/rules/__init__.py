"""What the co-creation process decides, in plain Python: no Django, no clock, no database."""
