"""Changes to people, their way in and what is sent to them."""
