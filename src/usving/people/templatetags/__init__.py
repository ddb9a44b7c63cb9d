"""What templates about people may say beyond Django's own words."""
