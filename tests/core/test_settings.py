"""Settings: where they come from, what is refused, and in which words."""

from pathlib import Path

import pytest

from goodmob.core.settings import Settings, SettingsError, load


def test_nothing_set_gives_a_server_for_this_machine_only() -> None:
    settings = load({})

    assert (settings.host, settings.port, settings.base_url) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert settings.is_sqlite
    assert settings.rate_limits
    assert not settings.sends_mail
    assert settings.local_domain == "127.0.0.1:8000"
    assert settings.data == Path.cwd() / "data"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "goodmob.toml").write_text('port = 9000\ntitle = "Ada\'s town"\nrate_limits = false\n')

    settings = load({"GOODMOB_DATA": str(tmp_path), "GOODMOB_PORT": "9001"})

    assert (settings.port, settings.title, settings.rate_limits) == (9001, "Ada's town", False)


def test_a_named_file_is_read_instead_of_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "goodmob.toml").write_text("port = 9000")
    (tmp_path / "other.toml").write_text("port = 9002")

    assert load({"GOODMOB_DATA": str(tmp_path), "GOODMOB_CONFIG": str(tmp_path / "other.toml")}).port == 9002


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"GOODMOB_PROT": "1"}, "unknown variable GOODMOB_PROT; the nearest known one is GOODMOB_PORT"),
        ({"GOODMOB_RATELIMIT": "off"}, "the nearest known one is GOODMOB_RATE_LIMITS"),
        ({"GOODMOB_PORT": "many"}, "port is a whole number, not 'many'"),
        ({"GOODMOB_PORT": "70000"}, "port is a number from 0 to 65535, not 70000"),
        ({"GOODMOB_SIGNUP": "maybe"}, "signup is one of open, approval, invite, closed, not 'maybe'"),
        ({"GOODMOB_RATE_LIMITS": "maybe"}, "rate_limits is on or off, not 'maybe'"),
        ({"GOODMOB_DATABASE": "mysql://x/y"}, "database begins with postgresql://"),
        ({"GOODMOB_BUS": "amqp://x"}, "bus begins with redis:// or rediss://"),
        ({"GOODMOB_TRANSLATION": "https://x"}, "translation is libretranslate: with the address of the service"),
        ({"GOODMOB_MAIL": "pigeon"}, "mail begins with smtp://"),
        ({"GOODMOB_BASE_URL": "example.org"}, "base_url begins with http:// or https://"),
        ({"GOODMOB_BASE_URL": "https://example.org/social"}, "nothing more"),
        (
            {"GOODMOB_BASE_URL": "https://example.org", "GOODMOB_FEDERATION_LOOPBACK": "on"},
            "federation_loopback is for tests: base_url has to be on loopback too, not 'https://example.org'",
        ),
        (
            {"GOODMOB_BASE_URL": "https://127.0.0.1.example.org", "GOODMOB_FEDERATION_LOOPBACK": "on"},
            "federation_loopback is for tests",
        ),
        ({"GOODMOB_CONFIG": "/nowhere/goodmob.toml"}, "cannot read /nowhere/goodmob.toml"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(environ: dict[str, str], words: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load(environ)

    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tittle = 'x'", "unknown key tittle"),
        ("tittle = 'x'", "the nearest known one is title"),
        ("port = '80 80'", "port is a whole number"),
        ("port = true", "port is a whole number"),
        ("title = 3", "title is text"),
        ("title", "is not TOML"),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "goodmob.toml"
    path.write_text(text)

    with pytest.raises(SettingsError, match=words):
        load({}, path)


@pytest.mark.parametrize(
    ("environ", "base_url", "domain"),
    [
        ({"GOODMOB_BASE_URL": "https://Example.org/"}, "https://example.org", "example.org"),
        ({"GOODMOB_HOST": "0.0.0.0", "GOODMOB_PORT": "80"}, "http://127.0.0.1", "127.0.0.1"),  # noqa: S104
        ({"GOODMOB_HOST": "::1"}, "http://[::1]:8000", "[::1]:8000"),
    ],
)
def test_the_address_is_whole_and_plain(environ: dict[str, str], base_url: str, domain: str) -> None:
    settings = load(environ)

    assert (settings.base_url, settings.local_domain) == (base_url, domain)


def test_settings_cannot_change_while_the_server_runs() -> None:
    with pytest.raises(AttributeError):
        Settings().port = 1  # type: ignore[misc]


@pytest.mark.parametrize("base_url", ["", "http://localhost:8001", "https://one.localhost", "http://[::1]:8001"])
def test_servers_on_one_machine_may_speak_to_each_other(base_url: str) -> None:
    settings = load({"GOODMOB_BASE_URL": base_url, "GOODMOB_FEDERATION_LOOPBACK": "on"})

    assert settings.federation_loopback
    assert settings.reaches_private
    assert not load({}).reaches_private
