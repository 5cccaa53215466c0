"""The tables keep the contract of the inbox."""

from __future__ import annotations

import pytest

from tests.contracts.inbox import *  # noqa: F403 - every test of the contract, also those to come

pytestmark = pytest.mark.usefixtures("remarks")
