"""Measured, never asserted: each prints a table with its baseline from the same run."""
