"""What the bot says and asks: one file a subject. No SQL, no framework."""
