"""Raw updates are kept unreadable: sealed with a key that lives outside the database."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken


class Unsealable(Exception):
    """The payload was sealed with another key."""


class Seal:
    """Seals and opens payloads. `secret` is any string of 16 characters or more; purposes get keys of their own."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._fernet = Fernet(base64.urlsafe_b64encode(self.key_for("raw-update")))

    def key_for(self, purpose: str) -> bytes:
        """32 bytes for one purpose; other purposes learn nothing from them."""
        return hmac.new(self._secret, purpose.encode(), hashlib.sha256).digest()

    def close(self, payload: bytes) -> bytes:
        return self._fernet.encrypt(payload)

    def open(self, sealed: bytes) -> bytes:
        """Raises Unsealable when the key is another one."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as error:
            raise Unsealable("the payload was sealed with another key") from error
