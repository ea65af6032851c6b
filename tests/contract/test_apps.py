"""What is said of apps, their tokens and their pushes, beside Mastodon's documentation."""

from tests.accounts.visits import BY_APP
from tests.contract.asking import laid, lays
from tests.core.webpush.reading import App
from tests.oauth.dance import CALLBACK, an_app, app_token, let_in, redemption, signed_in, with_token
from tests.world.world import World

WISH = {"client_name": "Reader", "redirect_uris": CALLBACK, "website": "https://app.example"}
PUSH = "/api/v1/push/subscription"


@lays("apps *", "oauth *", but=("oauth GET /oauth/authorize",))
async def test_apps_and_tokens(world: World) -> None:
    await world.person("ada")
    await laid(world.anyone, "POST", "/api/v1/apps", json=WISH)
    app = await an_app(world, scopes="read profile")
    code = (await let_in(await signed_in(world, "ada"), app, scope="read profile"))["code"]
    token = await laid(world.anyone, "POST", "/oauth/token", data=redemption(app, code))

    ada = with_token(world, token["access_token"])
    for path in ("/api/v1/apps/verify_credentials", "/oauth/userinfo", "/.well-known/oauth-authorization-server"):
        assert await laid(ada, "GET", path)
    secrets = {name: app[name] for name in ("client_id", "client_secret")}
    await laid(world.anyone, "POST", "/oauth/revoke", data={**secrets, "token": token["access_token"]})


@lays("accounts POST /api/v1/accounts", "emails *")
async def test_signing_up_by_an_app(world: World) -> None:
    world.change(mail="smtp://mail.example")
    app = with_token(world, await app_token(world, await an_app(world)))

    token = await laid(app, "POST", "/api/v1/accounts", data=BY_APP)
    ada = with_token(world, token["access_token"])
    assert await laid(ada, "GET", "/api/v1/emails/check_confirmation") is False
    await laid(ada, "POST", "/api/v1/emails/confirmations")


@lays("push *")
async def test_push_subscriptions(world: World) -> None:
    ada = await world.person("ada")
    subscription = {"endpoint": "https://push.example/a", "keys": App().keys, "standard": True}

    await laid(ada, "POST", PUSH, json={"subscription": subscription, "data": {"alerts": {"mention": True}}})
    await laid(ada, "GET", PUSH)
    await laid(ada, "PUT", PUSH, json={"data": {"alerts": {"follow": True}, "policy": "followed"}})
    await laid(ada, "DELETE", PUSH)
