"""The web chat: one light page, one WebSocket, and the health checks beside them."""
