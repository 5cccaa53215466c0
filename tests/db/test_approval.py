"""The tables keep the contract of requests, deputies, totals and locks."""

from __future__ import annotations

import pytest

from tests.contracts.approval import *  # noqa: F403 - every test of the contract, also those to come

pytestmark = pytest.mark.usefixtures("organisation")
