"""Slant of sentences: the models and what they count."""
