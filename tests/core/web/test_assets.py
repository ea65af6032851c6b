"""Assets: addresses that change with the content, kept forever, leading nowhere else."""

import re
from pathlib import Path

import pytest

from goodmob.core.web.assets import Assets
from goodmob.core.web.pages import Pages
from tests.core.web.rig import visitor


def slices(root: Path, **files: str) -> Path:
    for name, text in files.items():
        slice_name, _, rest = name.replace("__", ".").partition("_")
        path = root / slice_name / "assets" / rest.replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_an_address_changes_with_the_content(tmp_path: Path) -> None:
    one = Assets(slices(tmp_path / "a", posts_star__svg="<svg/>")).url("posts/star.svg")
    same = Assets(slices(tmp_path / "b", posts_star__svg="<svg/>")).url("posts/star.svg")
    other = Assets(slices(tmp_path / "c", posts_star__svg="<svg></svg>")).url("posts/star.svg")

    assert re.fullmatch(r"/assets/posts/star\.[0-9a-f]{12}\.svg", one)
    assert one == same != other


def test_all_styles_are_one_sheet_with_core_first(tmp_path: Path) -> None:
    assets = Assets(
        slices(
            tmp_path,
            accounts_a__css=".a{}",
            core_z__css='.z{background:url("dot.svg")}',
            core_dot__svg="<svg/>",
            posts_p__css=".p{}",
        )
    )
    sheet = assets.find(assets.url("site.css"))

    assert sheet is not None
    text = sheet.body.decode()
    assert text.index(".z{") < text.index(".a{") < text.index(".p{")
    assert f'url("{assets.url("core/dot.svg")}")' in text
    assert text.startswith("@layer tokens, base, layout, components, slices;")


def test_a_style_that_names_a_missing_file_is_found_at_once(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=r"core/gone\.svg"):
        Assets(slices(tmp_path, core_a__css='.a{background:url("gone.svg")}'))


async def test_an_asset_is_kept_forever() -> None:
    sheet, font = (Pages().assets.url(name) for name in ("site.css", FONT))
    packed = await visitor().get(sheet, headers={"Accept-Encoding": "gzip"})
    plain = await visitor().get(sheet, headers={"Accept-Encoding": "identity"})
    letters = await visitor().get(font)

    assert packed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (packed.headers["Content-Encoding"], packed.headers["Content-Type"]) == ("gzip", "text/css; charset=utf-8")
    assert packed.text == plain.text
    assert "Content-Encoding" not in plain.headers
    assert (letters.status_code, letters.headers["Content-Type"]) == (200, "font/woff2")
    assert "X-RateLimit-Limit" not in letters.headers


async def test_a_script_may_live_as_a_worker_and_talk_to_us_only() -> None:
    script, sheet = [await visitor().get(Pages().assets.url(name)) for name in ("core/live/worker.js", "site.css")]

    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "connect-src 'self'; script-src 'self'" in script.headers["Content-Security-Policy"]
    assert "'self'" not in sheet.headers["Content-Security-Policy"]


FONT = "core/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/core/tokens.css",
        "/assets/../pyproject.toml",
        "/assets/%2e%2e/%2e%2e/pyproject.toml",
        "/assets/..%2f..%2fpyproject.toml",
        "/assets//etc/passwd",
        "/assets/core/",
        "/assets/",
    ],
)
async def test_no_other_address_leads_to_a_file(path: str) -> None:
    assert (await visitor().get(path)).status_code == 404


def test_the_sheet_is_sent_without_comments_and_idle_space(tmp_path: Path) -> None:
    text = (
        '/* Why */\n.a > .b {\n  color: red;\n  margin: 0 auto;\n}\n@media print { .a::before { content: "a, b"; } }\n'
    )
    assets = Assets(slices(tmp_path, core_a__css=text))
    sheet = assets.find(assets.url("site.css"))

    assert sheet is not None
    assert sheet.body.decode().endswith('.a > .b{color: red;margin: 0 auto;}@media print{.a::before{content: "a, b";}}')
