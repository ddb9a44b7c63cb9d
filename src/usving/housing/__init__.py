"""Homes: first of all what a family wishes for."""
