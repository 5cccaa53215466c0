"""Deadlines: obligations, working days, who is reminded of what and when. Pure."""
