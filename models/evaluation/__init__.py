"""Evaluation: every quality figure the project quotes, as a table."""
