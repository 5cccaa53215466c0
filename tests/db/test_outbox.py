"""The tables keep the contract of the outbox."""

from __future__ import annotations

import pytest

from tests.contracts.outbox import *  # noqa: F403 - every test of the contract, also those to come

pytestmark = pytest.mark.usefixtures("remarks")
