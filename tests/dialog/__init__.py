"""The conversation engine on its twins."""

import pytest

pytest.register_assert_rewrite("tests.contracts")
