"""What a client learns of the server before anybody signs in."""

from goodmob.core import bounds
from goodmob.instance.actions.keep_rules import add_rule, remove_rule
from tests.world.world import World


async def test_both_forms_tell_the_limits_that_the_code_obeys(world: World) -> None:
    new = await world.anyone.api("GET", "/api/v2/instance")
    old = await world.anyone.api("GET", "/api/v1/instance")

    assert new["configuration"]["statuses"]["max_characters"] == bounds.STATUS_CHARACTERS
    assert old["configuration"]["statuses"] == new["configuration"]["statuses"]
    assert old["configuration"]["polls"] == new["configuration"]["polls"]
    media = dict(new["configuration"]["media_attachments"])
    assert media.pop("description_limit") == 1500
    assert old["configuration"]["media_attachments"] == media
    assert "image/png" in new["configuration"]["media_attachments"]["supported_mime_types"]


async def test_the_version_begins_as_clients_expect_and_names_goodmob(world: World) -> None:
    new = await world.anyone.api("GET", "/api/v2/instance")

    assert new["version"].startswith("4.6.0 (compatible; Goodmob ")
    assert new["api_versions"] == {"mastodon": 11}
    assert new["domain"] == world.house.settings.local_domain


async def test_registrations_follow_the_settings(world: World) -> None:
    for signup, enabled, approval in (("open", True, False), ("approval", True, True), ("closed", False, False)):
        world.change(signup=signup)

        registrations = (await world.anyone.api("GET", "/api/v2/instance"))["registrations"]
        old = await world.anyone.api("GET", "/api/v1/instance")

        assert (registrations["enabled"], registrations["approval_required"]) == (enabled, approval)
        assert (old["registrations"], old["approval_required"]) == (enabled, approval)


async def test_people_and_posts_are_counted(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    await ada.api("POST", "/api/v1/statuses", json={"status": "hello"})
    world.step(minutes=6)

    stats = (await world.anyone.api("GET", "/api/v1/instance"))["stats"]

    assert stats == {"user_count": 2, "status_count": 1, "domain_count": 0}


async def test_the_contact_is_whom_the_settings_name(world: World) -> None:
    mo = await world.person("mo", role="admin")
    world.change(contact_account="@mo", contact_email="mo@example.org")

    contact = (await world.anyone.api("GET", "/api/v2/instance"))["contact"]

    assert (contact["email"], contact["account"]["id"]) == ("mo@example.org", mo.id)


async def test_rules_are_read_in_their_order(world: World) -> None:
    first = await world.house.db.act(add_rule, "Be kind.")
    await world.house.db.act(add_rule, "Describe pictures.", "A sentence is enough.")

    both = await world.anyone.api("GET", "/api/v1/instance/rules")
    await world.house.db.act(remove_rule, first.id)

    assert [rule["text"] for rule in both] == ["Be kind.", "Describe pictures."]
    assert both[1] == {
        "id": both[1]["id"],
        "text": "Describe pictures.",
        "hint": "A sentence is enough.",
        "translations": {},
    }
    assert (await world.anyone.api("GET", "/api/v2/instance"))["rules"] == both[1:]
