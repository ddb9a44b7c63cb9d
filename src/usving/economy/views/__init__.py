"""Answers, one function for each button."""
