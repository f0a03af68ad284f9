"""Accuracy against the gold: `python -m tests.score`."""
