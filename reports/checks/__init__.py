"""Checks of figures before they are sent: what is certainly wrong, and what is only unusual."""
