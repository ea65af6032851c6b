"""A village with a bit of everything that a page can show; most of it is about Ada."""

from urllib.parse import urlencode

from goodmob.accounts.actions.reset_password import keep_reset_link
from goodmob.accounts.queries.people import person_of
from goodmob.broadcasts.entities.tickets import ticket_for
from goodmob.core.clock import HOUR, MINUTE
from goodmob.instance.actions.publish_terms import publish_terms
from tests.browser.village_abroad import settle_abroad
from tests.deck.columns import add as add_column
from tests.deck.columns import ids as ids_of_columns
from tests.media.samples import picture
from tests.mobs.scene import Json, called
from tests.oauth.dance import OUT_OF_BAND, an_app, let_in, question
from tests.posts.linking import carded
from tests.posts.saying import block, do, follow, say
from tests.social.collections import make
from tests.web.reading import browser_of
from tests.world.client import Client
from tests.world.world import World

TERMS_DAY = "2026-11-22"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2


async def settle_village(world: World) -> dict[str, str]:
    """What is where, by name, for addresses."""
    ada = await world.person("ada", role="admin")
    ben, cleo, mo, eve = [await world.person(name) for name in ("ben", "cleo", "mo", "eve")]
    world.house.owner_token = "the-secret-of-the-owner"
    await _acquaint(ada, ben, cleo, mo, eve)
    said = await _talk(ada, ben, cleo)
    mobs = await _gather(world, ada, ben, cleo, mo)
    await say(await world.person("stranger"), f"@ada Psst {LONG}", visibility="direct")
    await world.settle()
    await carded(world, await say(ben, "Look: https://garden.example/tea"), "https://garden.example/tea", f"Tea {LONG}")
    talks = await _whisper(world, ada, ben, cleo)
    listed = await ada.api("POST", "/api/v1/lists", json={"title": "Neighbours"})
    await ada.api("POST", f"/api/v1/lists/{listed['id']}/accounts", json={"account_ids": [ben.id]})
    kept = {"query": "tea -coffee from:ada", "title": "Tea without the coffee", "alert": True}
    search = await ada.api("POST", "/api/v1/saved_searches", json=kept)
    await ada.api("POST", "/api/v1/saved_searches", json={"query": "#picnic"})
    sieve = {"title": LONG, "context": ["home"], "keywords_attributes": [{"keyword": "shower"}, {"keyword": LONG}]}
    filtered = await ada.api("POST", "/api/v2/filters", json={**sieve, "expires_in": 3600})
    for tag in ("tea", LONG[:60]):
        await ada.api("POST", f"/api/v1/tags/{tag}/follow")
    await ada.api("POST", "/api/v1/domain_blocks", json={"domain": f"{'very-' * 9}long.example"})
    brought = await _bring(world, ada)
    begun = await _keep(ada, ben, said)
    await world.house.db.act(publish_terms, "# Be kind\n\nThat is all.", TERMS_DAY)
    reset = await _forget_password(world, ada)
    return {
        **said,
        **mobs,
        "reset": reset,
        **talks,
        **await _recommend(ada, ben, cleo),
        **brought,
        **begun,
        "terms_day": TERMS_DAY,
        **await _let_apps_in(world),
        **await _arrange(world, ben, listed, mobs["live"]),
        "list": listed["id"],
        "search": search["id"],
        "filter": filtered["id"],
        "owner_token": world.house.owner_token,
        **await settle_abroad(world, ada, said["post"]),
    }


async def _arrange(world: World, ben: Client, listed: Json, mob_id: str) -> dict[str, str]:
    """Ada's columns: the first ones, the wall of a mob, and one whose post is gone."""
    browser = await browser_of(world, "ada")
    lost = await say(ben, "Soon gone")
    await ids_of_columns(browser)
    gone = await add_column(browser, "post", lost["id"])
    await ben.api("DELETE", f"/api/v1/statuses/{lost['id']}")
    for kind, subject in (
        ("mentions", ""),
        ("messages", ""),
        ("list", listed["id"]),
        ("search", LONG),
        ("trends", "news"),
    ):
        await add_column(browser, kind, subject)
    return {"column": await add_column(browser, "mob", mob_id), "gone_column": gone}


async def _whisper(world: World, ada: Client, ben: Client, cleo: Client) -> dict[str, str]:
    """A conversation of several with a bit of everything, and one that nobody goes on with."""
    file = {"file": ("dot.png", picture(), "image/png")}
    media = await ada.api("POST", "/api/v2/media", files=file, data={"description": "A red dot"})
    first = await say(ben, f"@ada @cleo Tea tonight? {LONG}", visibility="direct")
    shown = {"visibility": "direct", "in_reply_to_id": first["id"], "media_ids": [media["id"]]}
    answer = await say(ada, "@ben @cleo Yes, look", **shown)
    await say(cleo, "@ada @ben I am in", visibility="direct", in_reply_to_id=answer["id"])
    await cleo.api("POST", f"/api/v1/statuses/{answer['id']}/react/🎉")
    await say(ada, "Buy tea", visibility="direct")
    await world.settle()
    quiet, talk = [one["id"] for one in await ada.api("GET", "/api/v1/conversations")][:2]
    return {"talk": talk, "quiet_talk": quiet}


async def _forget_password(world: World, ada: Client) -> str:
    """The secret of a link to another password for Ada."""
    behind = await person_of(world.house.db, int(ada.id))
    assert behind is not None
    await world.house.db.act(keep_reset_link, behind.id, "a-secret-of-a-letter")
    return "a-secret-of-a-letter"


async def _bring(world: World, ada: Client) -> dict[str, str]:
    """An import that waits to be confirmed, and one that failed in part; and an archive."""
    lines = f"ben\ncleo\n{LONG.lower()}@far.example\nnobody at all\n"
    files = {"data": ("following_accounts.csv", lines.encode(), "text/csv")}
    done = await ada.api("POST", "/api/v1/import", data={"type": "following"}, files=files)
    waits = await ada.api("POST", "/api/v1/import", data={"type": "mutes", "confirm": "false"}, files=files)
    await ada.api("POST", "/api/v1/archives")
    await world.settle()
    return {"imported": done["id"], "import": waits["id"]}


async def _acquaint(ada: Client, ben: Client, cleo: Client, mo: Client, eve: Client) -> None:
    note = {"display_name": "Ada of the Canal", "note": f"I like #tea and {LONG}"}
    fields = {
        "fields_attributes": {"0": {"name": "Garden", "value": "https://garden.example/a/very/long/address/indeed"}}
    }
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={**note, **fields})
    for one in (ben, cleo):
        await follow(one, ada)
        await follow(ada, one)
    await block(ada, eve)
    await ada.api("POST", f"/api/v1/accounts/{mo.id}/mute")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"locked": True})
    await follow(mo, ada)


async def _recommend(ada: Client, ben: Client, cleo: Client) -> dict[str, str]:
    """Ada's profile shows Ben, and two collections."""
    for one in (ben, cleo):
        await one.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/endorse")
    told = {"description": f"Know all of tea, {LONG}"[:100], "tag_name": "tea", "language": "en"}
    bakers = await make(ada, ben, cleo, name="Bakers of the canal", **told)
    secret = await make(cleo, ben, name="Late at night", sensitive=True, discoverable=False)
    return {"collection": bakers["id"], "sensitive_collection": secret["id"]}


async def _talk(ada: Client, ben: Client, cleo: Client) -> dict[str, str]:
    file = {"file": ("dot.png", picture(), "image/png")}
    media = [await ada.api("POST", "/api/v2/media", files=file, data={"description": "A red dot"}) for _ in range(2)]
    post = await say(ada, f"Tea is ready #tea {LONG}")
    shot = await say(ada, "Look", media_ids=[one["id"] for one in media[:1]])
    await say(ada, "Careful", media_ids=[media[1]["id"]], sensitive=True, spoiler_text="A dot", language="fr")
    poll = await say(ada, "Tea or coffee?", poll={"options": ["Tea", "Coffee"], "expires_in": 600})
    answer = await say(ben, "@ada Coming! #tea", in_reply_to_id=post["id"])
    await say(cleo, "@ben Me too", in_reply_to_id=answer["id"])
    await say(ben, "See this", quoted_status_id=post["id"])
    edited = await say(ada, f"Tea at four, {LONG}", spoiler_text="Tea")
    change = {"status": "Tea at five", "poll": {"options": ["Yes", "No"], "expires_in": 600}}
    await ada.api("PUT", f"/api/v1/statuses/{edited['id']}", json=change)
    for one in (ben, cleo):
        await do(one, "favourite", post)
        await do(one, "reblog", shot)
    for verb in ("favourite", "bookmark"):
        await do(ada, verb, answer)
    await do(ada, "pin", post)
    named = {"post": post, "picture": shot, "poll": poll, "answer": answer, "edited": edited}
    return {name: one["id"] for name, one in named.items()}


async def _keep(ada: Client, ben: Client, said: dict[str, str]) -> dict[str, str]:
    """Folders, a draft, a post for later, reactions, an answer that was hidden and one that waits."""
    folder = await ada.api("POST", "/api/v1/pleroma/bookmark_folders", json={"name": "To read on the tram, " * 4})
    await ada.api("POST", f"/api/v1/statuses/{said['answer']}/bookmark", json={"folder_id": folder["id"]})
    draft = await ada.api("POST", "/api/v1/drafts", json={"status": "Not finished"})
    for who, emoji in ((ada, "☕"), (ben, "☕"), (ben, "🎉")):
        await who.api("POST", f"/api/v1/statuses/{said['post']}/react/{emoji}")
    hidden = await say(ben, "@ada No tea!", in_reply_to_id=said["post"])
    await ada.api("POST", f"/api/v1/statuses/{hidden['id']}/hide_reply")
    asked = {"can_reply": {"always": ["author"], "with_approval": ["public"]}}
    await say(ben, "May I?", in_reply_to_id=(await say(ada, "Ask me first", interaction_policy=asked))["id"])
    later = {"status": f"Later, {LONG}", "scheduled_at": "2026-11-30T09:00:00Z"}
    waiting = await ada.api("POST", "/api/v1/statuses", json=later)
    return {"folder": folder["id"], "draft": draft["id"], "scheduled": waiting["id"]}


async def _gather(world: World, ada: Client, ben: Client, cleo: Client, mo: Client) -> dict[str, str]:
    """Mobs in each of their states."""
    over = await called(
        world, ben, ahead=10 * MINUTE, lasts=10 * MINUTE, title="Sing one song", verb="do", unit="songs"
    )
    off = await called(world, cleo, title="Throw stones")
    await cleo.api("DELETE", f"/api/v1/mobs/{off['id']}")
    await ada.api("POST", f"/api/v1/mobs/{over['id']}/join")
    world.step(minutes=11)
    await world.settle()
    await _deed(ada, over)
    world.step(hours=3)
    await world.settle()
    live = await called(world, ben, ahead=10 * MINUTE, lasts=6 * HOUR, cap=9, **{"place[text]": "Canal"})
    full = await called(world, ben, ahead=20 * HOUR, cap=1, title="Carry the table")
    gathering = await called(world, ben, ahead=24 * HOUR, threshold=3, cap=5)
    own = await called(world, ada, ahead=24 * HOUR, title=f"Water the trees {LONG}"[:90])
    for who, mob in ((ada, live), (cleo, live), (cleo, full), (ada, full), (cleo, own), (mo, own)):
        await who.api("POST", f"/api/v1/mobs/{mob['id']}/join")
    said = {"text": f"Bring gloves, and read {LONG}"}
    for host, mob in ((ada, own), (ben, live)):
        await host.api("POST", f"/api/v1/mobs/{mob['id']}/announcements", json=said)
    guest = await cleo.api("POST", f"/api/v1/mobs/{own['id']}/join")
    world.step(minutes=11)
    await world.settle()
    await _deed(cleo, live)
    await _ask(ada, cleo, own, live)
    live_own = await _review(ada, ben, cleo, await called(world, ada, ahead=0, lasts=6 * HOUR, title="Sweep the path"))
    await world.settle()
    ids = {
        "reported": over,
        "called_off": off,
        "live": live,
        "live_own": live_own,
        "full": full,
        "gathering": gathering,
        "own": own,
    }
    door = {"door_code": guest["code"], "ticket": ticket_for(world.house, int(ada.id))}
    return {"mob_post": live["status_id"], **door, **{name: mob["id"] for name, mob in ids.items()}}


async def _ask(ada: Client, cleo: Client, own: Json, live: Json) -> None:
    """Questions, things that are wanted and offered, and a mob that asks to be a chapter of Ada's."""
    for mob in (own, live):
        path = f"/api/v1/mobs/{mob['id']}"
        asked = await cleo.api("POST", f"{path}/questions", json={"text": f"When is lunch? {LONG}"})
        await ada.api("POST", f"/api/v1/questions/{asked['id']}/vote")
        ride = {"kind": "ride", "side": "offered", "text": "Seats in a red car", "places": 2, "origin": "The station"}
        kept = await ada.api("POST", f"{path}/needs", json={**ride, "contact": "call 555 0100"})
        await cleo.api("POST", f"/api/v1/needs/{kept['id']}/take", json={"contact": "cleo@example.org"})
        await cleo.api("POST", f"{path}/needs", json={"kind": "tool", "side": "wanted", "text": "A ladder"})
    await ada.api("PATCH", f"/api/v1/mobs/{own['id']}/choices", json={"chapters": "request", "wall": "approved"})
    here = {name: own[name] for name in ("starts_at", "ends_at", "time_zone")}
    await cleo.api("POST", "/api/v1/mobs", json={"title": "Water them here, too", "parent_id": own["id"], **here})


async def _review(ada: Client, ben: Client, cleo: Client, mob: Json) -> Json:
    """Ada's mob, at which she did something, too; Cleo saw what Ben did, and disputes something else."""
    for who in (ada, ben, ben, cleo):
        await _deed(who, mob)
    path = f"/api/v1/mobs/{mob['id']}"
    first, second = [deed for deed in await cleo.api("GET", f"{path}/deeds") if deed["account"]["id"] == ben.id]
    await cleo.api("POST", f"{path}/deeds/{first['id']}/witness")
    await cleo.api("POST", f"{path}/deeds/{second['id']}/dispute", json={"reason": f"This is the same bag. {LONG}"})
    await ada.api("POST", f"{path}/reviewers", json={"account_id": cleo.id})
    await ada.api("POST", f"{path}/reviews/{second['id']}/decide", json={"verdict": "refused", "reason": "Twice"})
    return mob


async def _deed(who: Client, mob: Json) -> None:
    file = {"file": ("deed.png", picture(), "image/png")}
    media = await who.api("POST", "/api/v2/media", files=file, data={"description": "A full bag"})
    wish = {"count": 2, "text": "Done", "media_ids": [media["id"]]}
    await who.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", json=wish)


async def _let_apps_in(world: World) -> dict[str, str]:
    app = await an_app(world, redirect_uris=OUT_OF_BAND)
    browser = await browser_of(world, "ada")
    told = await let_in(browser, app, redirect_uri=OUT_OF_BAND)
    return {"question": urlencode(question(app, redirect_uri=OUT_OF_BAND)), "code": told["code"]}
