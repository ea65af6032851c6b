"""What a link shows elsewhere: every page that anybody may read says what it is."""

from tests.mobs.calling import call
from tests.posts.saying import say
from tests.posts.test_pictures import upload
from tests.web.reading import link, meta, read
from tests.world.world import World


async def test_every_public_page_has_a_preview(world: World) -> None:
    ada = await world.person("ada")
    post, mob = await say(ada, "Hello #canal"), await call(world, ada)
    base = world.house.settings.base_url
    addresses = ["/", "/tags/canal", "/explore", "/about", "/mobs", "/@ada", f"/@ada/{post['id']}"]

    for address in (*addresses, f"/mobs/{mob['id']}"):
        page = await read(world.anyone, address)
        said = {
            name: meta(page, f"og:{name}") for name in ("title", "description", "url", "image", "type", "site_name")
        }
        assert all(said.values()), (address, said)
        assert said["url"] == link(page, "canonical") == base + address, address
        assert said["description"] == meta(page, "description"), address
        kinds = {"/@ada": "profile", f"/@ada/{post['id']}": "article"}
        assert said["type"] == kinds.get(address, "website")
        image = str(said["image"])
        assert image.startswith(f"{base}/")
        assert (await world.anyone.get(image)).headers["content-type"].startswith("image/")


async def test_a_picture_without_words_speaks_by_its_description(world: World) -> None:
    ada = await world.person("ada")
    shown = await say(ada, "", media_ids=[await upload(ada, description="A heron")])
    hidden = await say(ada, "", media_ids=[await upload(ada, description="A heron")], sensitive=True)

    assert meta(await read(world.anyone, shown["url"]), "og:description") == "A heron"
    assert meta(await read(world.anyone, hidden["url"]), "og:description") == ""
