"""One file a command. They print; nothing else does."""
