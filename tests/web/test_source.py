"""The page as it is served: light, closed to the outside, readable."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from channels.web import page
from channels.web.app import create_app
from tests.web.echo import Echo

FOLDER = Path(page.__file__).parent
PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("soft", "card"),
    ("soft", "paper"),
    ("mine-ink", "mine"),
    ("link", "card"),
    ("link", "paper"),
    ("on-red", "red"),
    ("badge-ink", "badge"),
    ("badge-ink", "card"),
    ("warn-ink", "warn"),
]
EDGES = [("ring", "card"), ("ring", "paper"), ("ring", "mine"), ("red", "card"), ("red", "paper"), ("soft", "card")]


def directives(client: TestClient) -> dict[str, str]:
    policy = client.get("/").headers["content-security-policy"]
    return dict(part.strip().partition(" ")[::2] for part in policy.split(";"))


def digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_the_page_is_under_60_kb(client: TestClient) -> None:
    assert len(client.get("/").content) < 60_000


def test_nothing_is_taken_from_elsewhere(client: TestClient) -> None:
    html = client.get("/").text
    assert not re.search(r"""(?:src|href|action)\s*=\s*["']?\s*(?:https?:)?//""", html)
    assert not re.search(r"@import|url\(|@font-face", html)
    assert not re.search(r"\son\w+\s*=", re.sub(r"<script>.*</script>", "", html, flags=re.S))


def test_only_our_own_style_and_script_may_run(client: TestClient) -> None:
    html, policy = client.get("/").text, directives(client)
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == digest(re.search(r"<script>(.*)</script>", html, re.S)[1])  # type: ignore[index]
    assert policy["style-src"] == digest(re.search(r"<style>(.*)</style>", html, re.S)[1])  # type: ignore[index]
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["connect-src"] == "'self' ws://testserver wss://testserver"
    assert "unsafe" not in str(policy)


def test_a_strange_host_is_not_copied_into_the_policy(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "a.test; script-src *"})
    assert "connect-src 'self';" in answer.headers["content-security-policy"]


def test_careful_headers_are_on_every_answer(client: TestClient) -> None:
    for path in ("/", "/healthz", "/readyz", "/khong-co"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert client.get("/").headers["cache-control"] == "no-store"


def test_extra_routes_are_served_with_the_same_care(echo: Echo) -> None:
    async def extra(_: Request) -> PlainTextResponse:
        return PlainTextResponse("thêm", headers={"Content-Security-Policy": "default-src 'self'"})

    client = TestClient(create_app(echo.desk, public=False, extra_routes=[Route("/them", extra)]))
    answer = client.get("/them")
    assert answer.text == "thêm"
    assert answer.headers["content-security-policy"] == "default-src 'self'"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_title_and_badge_are_escaped() -> None:
    html = page.build("<b>Trợ lý</b>", '"><script>').html
    assert "<b>Trợ lý" not in html
    assert "&lt;b&gt;Trợ lý&lt;/b&gt;" in html
    assert '"><script>' not in html


def test_without_a_badge_there_is_no_trace_of_one() -> None:
    assert 'class="badge"' not in page.build("Trợ lý").html
    assert '<span class="badge">diễn tập</span>' in page.build("Trợ lý", "diễn tập").html


def test_no_placeholder_is_left() -> None:
    assert not re.search(r"\[\[\w+\]\]", page.build("Trợ lý", "diễn tập").html)


def test_no_script_turns_text_into_html() -> None:
    source = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", source)


def test_every_part_is_short_enough_to_read() -> None:
    for path in FOLDER.iterdir():
        if path.is_file():
            assert len(path.read_text("utf-8").splitlines()) <= 300, path.name


def colours(css: str, *, dark: bool) -> dict[str, str]:
    light, _, rest = css.partition("@media (prefers-color-scheme: dark)")
    first = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    second = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rest.partition("*,")[0]))
    return first | second if dark else first


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground(ink: str, ground: str, dark: bool) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    assert contrast(ink, ground, dark=dark) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_the_focus_and_the_borders_of_controls_stand_out(edge: str, ground: str, dark: bool) -> None:
    """WCAG 2.2, 1.4.11: 3 to 1."""
    assert contrast(edge, ground, dark=dark) >= 3


def contrast(one: str, other: str, *, dark: bool) -> float:
    known = colours((FOLDER / "page.css").read_text("utf-8"), dark=dark)
    light, deep = sorted((luminance(known[one]), luminance(known[other])), reverse=True)
    return (light + 0.05) / (deep + 0.05)
