"""Figures of speed, each as a ratio against a baseline measured in the same run: `python -m tests.bench [NAME…]`.

One file a figure; the table is in `__main__`. A figure runs on a database of its own that is gone afterwards.
"""
