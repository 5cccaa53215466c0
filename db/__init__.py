"""Memory. SQLAlchemy 2 async lives here and nowhere else; values go out, never rows or sessions."""
