"""Calculations without Django: each engine takes plain data and gives plain data back."""
