"""The in-memory twin keeps the contract of requests, deputies, totals and locks."""

from __future__ import annotations

from tests.contracts.approval import *  # noqa: F403 - every test of the contract, also those to come
from tests.reports.contract_world import apply, world  # noqa: F401 - fixtures
