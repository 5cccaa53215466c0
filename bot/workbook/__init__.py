"""Workbooks that we write: the empty one to be filled in, and the one with new codes."""
