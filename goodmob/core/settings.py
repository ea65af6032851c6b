"""What an administrator can set: a TOML file, overridden by GOODMOB_* variables of the environment."""

import difflib
import tomllib
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

import msgspec

from goodmob.core.colours import is_colour

PREFIX = "GOODMOB_"
CONFIG_VARIABLE = f"{PREFIX}CONFIG"

TRANSLATION = "libretranslate:"
"""What the setting `translation` begins with: the service that is asked; its address follows."""

Signup = Literal["open", "approval", "invite", "closed"]
Shown = Literal["all", "users", "disabled"]
LogLevel = Literal["debug", "info", "warning", "error"]


BRAKES = ("crowd", "crowd_shared", "voices", "voices_shared", "growth_per_hour", "growth_times")
"""Settings that say how large mobs may be and how fast they may grow."""


class SettingsError(Exception):
    """One line for the administrator: which key is wrong and what would be right."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting with its default; `docs/admin.md` explains each in a sentence."""

    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str = ""
    data: Path = Path("data")
    database: str = ""
    bus: str = ""
    signup: Signup = "open"
    rate_limits: bool = True
    password_grant: bool = True
    trusted_proxies: str = "127.0.0.1"
    private_addresses: bool = False
    federation_loopback: bool = False
    authorized_fetch: bool = False
    link_cards: bool = True
    far_media_mb: int = 10_000
    far_posts_days: int = 0
    translation: str = ""
    translation_key: str = ""
    mail: str = ""
    mail_from: str = ""
    title: str = "Goodmob"
    description: str = ""
    accent: str = ""
    contact_email: str = ""
    contact_account: str = ""
    source_url: str = ""
    status_url: str = ""
    show_domain_blocks: Shown = "all"
    show_domain_blocks_rationale: Shown = "all"
    log_level: LogLevel = "info"
    crowd: int = 50
    crowd_shared: int = 500
    voices: int = 200
    voices_shared: int = 2_000
    growth_per_hour: int = 1_000
    growth_times: int = 5

    @property
    def local_domain(self) -> str:
        """What stands after the @ in full names of local accounts; with the port, unless it is the usual one."""
        return urlsplit(self.base_url).netloc

    @property
    def is_sqlite(self) -> bool:
        """True where the database is the file in the data folder."""
        return not self.database

    @property
    def reaches_private(self) -> bool:
        """True where the way to the outside also leads to private networks and to this machine."""
        return self.private_addresses or self.federation_loopback

    @property
    def sends_mail(self) -> bool:
        """True where mail is configured, and so where a new address has to be confirmed."""
        return bool(self.mail)


KEYS = tuple(field.name for field in msgspec.structs.fields(Settings))


def variable(key: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{key.upper()}"


def load(environ: Mapping[str, str], toml_path: Path | None = None) -> Settings:
    """Settings from the TOML file and the environment, which wins; SettingsError names the first wrong key."""
    given = _from_environment(environ)
    path = toml_path or _config_file(environ, given)
    values = {**(_from_toml(path) if path else {}), **given}
    return _complete(Settings(**{key: _typed(key, value) for key, value in values.items()}))


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    variables = {variable(key): key for key in KEYS}
    for name in environ:
        if name.startswith(PREFIX) and name not in variables and name != CONFIG_VARIABLE:
            raise SettingsError(f"unknown variable {name}; the nearest known one is {_nearest(name, variables)}")
    return {key: environ[name] for name, key in variables.items() if name in environ}


def _config_file(environ: Mapping[str, str], given: Mapping[str, Any]) -> Path | None:
    if named := environ.get(CONFIG_VARIABLE):
        return Path(named)
    usual = Path(given.get("data", Settings().data)) / "goodmob.toml"
    return usual if usual.exists() else None


def _from_toml(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not TOML: {error}") from error
    for key in values:
        if key not in KEYS:
            raise SettingsError(f"unknown key {key} in {path}; the nearest known one is {_nearest(key, KEYS)}")
    return values


def _nearest(name: str, known: Mapping[str, str] | tuple[str, ...]) -> str:
    return max(known, key=lambda candidate: difflib.SequenceMatcher(None, name, candidate).ratio())


SWITCH = {"on": True, "true": True, "1": True, "yes": True, "off": False, "false": False, "0": False, "no": False}


def _typed(key: str, value: Any) -> Any:
    kind = Settings.__annotations__[key]
    if kind is bool and isinstance(value, str):
        if value.lower() not in SWITCH:
            raise SettingsError(f"{key} is on or off, not {value!r}")
        return SWITCH[value.lower()]
    if kind is Path and isinstance(value, str) and value:
        return Path(value)
    if kind is int and isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    if choices := get_args(kind):
        if value not in choices:
            raise SettingsError(f"{key} is one of {', '.join(choices)}, not {value!r}")
        return value
    if type(value) is not kind:
        wanted = {int: "a whole number", Path: "a path", bool: "on or off"}.get(kind, "text")
        raise SettingsError(f"{key} is {wanted}, not {value!r}")
    return value


def _complete(settings: Settings) -> Settings:
    if not 0 <= settings.port <= 65535:
        raise SettingsError(f"port is a number from 0 to 65535, not {settings.port}")
    for key in BRAKES:
        if getattr(settings, key) < 1:
            raise SettingsError(f"{key} is 1 or more, not {getattr(settings, key)}")
    if settings.far_media_mb < 1:
        raise SettingsError(f"far_media_mb is 1 or more, not {settings.far_media_mb}")
    _check_scheme("database", settings.database, ("postgresql",))
    _check_scheme("bus", settings.bus, ("redis", "rediss"))
    if settings.mail != "console":
        _check_scheme("mail", settings.mail, ("smtp", "smtps", "smtp+starttls"))
    _check_translation(settings.translation)
    if settings.accent and not is_colour(settings.accent):
        raise SettingsError(f'accent is a colour such as "#b23a12", not {settings.accent!r}')
    base_url = (settings.base_url or _listening_url(settings)).rstrip("/")
    _check_scheme("base_url", base_url, ("http", "https"))
    parts = urlsplit(base_url)
    if parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        raise SettingsError(f"base_url is a scheme and a host (and a port), nothing more, not {base_url!r}")
    if settings.federation_loopback and not _is_loopback(parts.hostname or ""):
        raise SettingsError(f"federation_loopback is for tests: base_url has to be on loopback too, not {base_url!r}")
    usual_port = ":443" if parts.scheme == "https" else ":80"
    base_url = f"{parts.scheme}://{parts.netloc.lower().removesuffix(usual_port)}"
    mail_from = settings.mail_from or f"goodmob@{parts.hostname}"
    # Absolute, because children that work on files of the folder stand elsewhere.
    return msgspec.structs.replace(settings, data=settings.data.absolute(), base_url=base_url, mail_from=mail_from)


def _check_scheme(key: str, url: str, schemes: tuple[str, ...]) -> None:
    if not url:
        return
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise SettingsError(f"{key} is not a URL: {error}") from error
    if parts.scheme not in schemes or not parts.netloc:
        raise SettingsError(f"{key} begins with {' or '.join(f'{scheme}://' for scheme in schemes)}")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _check_translation(named: str) -> None:
    if named and not named.startswith((f"{TRANSLATION}https://", f"{TRANSLATION}http://")):
        raise SettingsError(f"translation is {TRANSLATION} with the address of the service, as {TRANSLATION}https://…")
    _check_scheme("translation", named.removeprefix(TRANSLATION), ("http", "https"))


def _listening_url(settings: Settings) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)  # noqa: S104 - compared, not listened on
    return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{settings.port}"
