"""A post tells with which application it was written."""

from typing import Any

from goodmob.accounts.queries.people import person_of
from goodmob.core.secrets import new_secret
from goodmob.oauth.actions.issue_token import Holder, issue_token
from tests.posts.saying import STATUSES, read, say
from tests.world.world import World


async def test_a_post_names_its_application(world: World) -> None:
    ada = await world.person("ada")
    form = {"client_name": "Tapper", "redirect_uris": "urn:ietf:wg:oauth:2.0:oob", "website": "https://tapper.example"}
    made: Any = await world.anyone.api("POST", "/api/v1/apps", data={**form, "scopes": "read write"})
    secret = new_secret()
    person = await person_of(world.house.db, int(ada.id))
    assert person is not None
    holder = Holder(application_id=int(made["id"]), person_id=person.id, account_id=person.account_id)
    await world.house.db.act(issue_token, holder, ["write"], secret)

    by_app = await world.anyone.api(
        "POST", STATUSES, json={"status": "By app"}, headers={"Authorization": f"Bearer {secret}"}
    )
    by_hand = await say(ada, "By hand")

    expected = {"name": "Tapper", "website": "https://tapper.example"}
    assert (await read(world.anyone, by_app))["application"] == expected
    assert by_hand["application"] is None
