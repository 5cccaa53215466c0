"""The conversation: what comes in, what goes out, and what is remembered between. Pure; standard library only."""
