"""The in-memory twin keeps the contract."""

from __future__ import annotations

from tests.contracts.inbox import *  # noqa: F403 - every test of the contract, also those to come
