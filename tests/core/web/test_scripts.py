"""Scripts: what they import has an address of its own content, and elements are found by their tag."""

import re
from pathlib import Path

import pytest

from goodmob.core.web.assets import Assets
from tests.core.web.test_assets import slices


def text_of(assets: Assets, name: str) -> str:
    """What the browser gets under the address of an asset."""
    asset = assets.find(assets.url(name))
    assert asset is not None
    return asset.body.decode()


def test_imports_lead_to_the_addresses_of_what_they_import(tmp_path: Path) -> None:
    assets = Assets(
        slices(
            tmp_path,
            core_app__js='import { a } from "./parts/a.js";\nimport "posts/b.js";\nexport { c } from "./parts/c.js";',
            core_parts_a__js='export const a = Array.from("12");',
            posts_b__js='const b = import("core/parts/c.js"); new URL("./b.js", location);',
            core_parts_c__js='export const c = new URL("./a.js", location);',
        )
    )

    a, b, c = (assets.url(name) for name in ("core/parts/a.js", "posts/b.js", "core/parts/c.js"))
    assert text_of(assets, "core/app.js") == f'import {{ a }} from "{a}";\nimport "{b}";\nexport {{ c }} from "{c}";'
    assert text_of(assets, "core/parts/a.js") == 'export const a = Array.from("12");'
    assert text_of(assets, "core/parts/c.js") == 'export const c = new URL("./a.js", location);'


def test_a_worker_and_a_late_import_are_found_too(tmp_path: Path) -> None:
    assets = Assets(
        slices(
            tmp_path,
            posts_b__js='import("core/c.js"); new Worker(new URL("./d.js", import.meta.url));',
            core_c__js="c();",
            posts_d__js="d();",
        )
    )

    c, d = assets.url("core/c.js"), assets.url("posts/d.js")
    assert text_of(assets, "posts/b.js") == f'import("{c}"); new Worker(new URL("{d}", import.meta.url));'


def test_an_address_changes_with_what_is_imported(tmp_path: Path) -> None:
    old, new = (
        Assets(slices(tmp_path / text, core_app__js='import "./a.js";', core_a__js=f'say("{text}");')).url(
            "core/app.js"
        )
        for text in ("old", "new")
    )

    assert re.fullmatch(r"/assets/core/app\.[0-9a-f]{12}\.js", old)
    assert old != new


def test_what_is_vendored_is_sent_as_it_came(tmp_path: Path) -> None:
    came = 'import"./gone.js";'

    assert text_of(Assets(slices(tmp_path, core_vendor_x__js=came)), "core/vendor/x.js") == came


def test_elements_are_found_by_their_tag(tmp_path: Path) -> None:
    names = {"posts_new-posts__js": "posts();", "core_app__js": "app();", "mobs_live_mob-clock__js": "no element"}
    assets = Assets(slices(tmp_path, **names))

    address = assets.url("posts/new-posts.js")
    assert text_of(assets, "elements.js") == f'export default {{\n"new-posts": () => import("{address}"),\n}};'


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        (
            {"core_a__js": 'import "./b.js";', "core_b__js": 'import "./c.js";', "core_c__js": 'import "core/b.js";'},
            r"in a circle: core/a\.js > core/b\.js > core/c\.js > core/b\.js",
        ),
        ({"core_a__js": 'import "./gone.js";'}, r"core/a\.js imports core/gone\.js, which does not exist"),
        ({"core_a__js": 'import "htmx";'}, r"core/a\.js imports htmx, which does not exist"),
        ({"core_new-x__js": "", "posts_new-x__js": ""}, r"Two slices have an element of the same name"),
    ],
)
def test_what_cannot_be_linked_is_said_at_once(tmp_path: Path, files: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Assets(slices(tmp_path, **files))
