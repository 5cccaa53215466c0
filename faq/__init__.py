"""The answer engine: entries with sources and dates, and how a question finds one. Pure, with rapidfuzz."""
