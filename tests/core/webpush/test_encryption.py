"""Messages for one app: as the RFC works them out, and readable by nobody else."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from goodmob.core.webpush.base64url import to_bytes, to_text
from goodmob.core.webpush.encryption import MOST_BYTES, RECORD, encrypt, encrypt_as_drafted
from goodmob.core.webpush.receiver import Receiver, checked
from goodmob.core.webpush.request import Sender, origin_of, outgoing
from goodmob.core.webpush.vapid import VapidKey, new_private
from tests.core.webpush.reading import App, bytes_of, claims, text_of


def key(number: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(bytes_of(number)), ec.SECP256R1())


def receiver(app: App) -> Receiver:
    return checked(app.point, app.auth)


# Appendix A of RFC 8291.
SAID = b"When I grow up, I want to be a watermelon"
RECEIVERS = key("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")
SENDERS = key("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
SALT = bytes_of("DGv6ra1nlYgDCS1FRnbzlw")
AUTH = bytes_of("BTBZMqHH6r4Tts7J_aSIgg")
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
    "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
    "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_rfc_comes_out_byte_for_byte() -> None:
    app = App(RECEIVERS, AUTH)

    sealed = encrypt(SAID, receiver(app), SALT, SENDERS)

    assert text_of(sealed.body) == SEALED
    assert app.read(bytes_of(SEALED)) == SAID


@pytest.mark.parametrize("message", [b"", b"tea", "Grüße 🍵".encode(), b"x" * MOST_BYTES], ids=len)
def test_the_app_reads_what_was_said_in_either_form(message: bytes) -> None:
    app = App()

    new, old = encrypt(message, receiver(app)), encrypt_as_drafted(message, receiver(app))
    headers = {"encryption": f"salt={text_of(old.salt)}", "crypto-key": f"dh={text_of(old.sender)}"}

    assert app.read(new.body) == message
    assert app.read_as_drafted(old.body, headers) == message
    assert len(new.body) <= RECORD
    assert len(old.body) <= RECORD


def test_nobody_else_reads_it_and_no_two_messages_are_alike() -> None:
    app, other = App(), App()

    sealed = [encrypt(SAID, receiver(app)) for _ in range(2)]

    assert sealed[0].body != sealed[1].body
    assert sealed[0].sender != sealed[1].sender
    with pytest.raises(InvalidTag):
        other.read(sealed[0].body)


def test_a_message_that_no_service_takes_is_not_made() -> None:
    with pytest.raises(ValueError, match="has up to 3993 bytes, this one has 3994"):
        encrypt(b"x" * (MOST_BYTES + 1), receiver(App()))


@pytest.mark.parametrize(
    ("point", "auth"),
    [
        (App().point, b"x" * 15),
        (App().point, b"x" * 17),
        (App().point[:-1], b"x" * 16),
        (b"\4" + b"\1" * 64, b"x" * 16),
        (b"\0" * 65, b"x" * 16),
        (b"", b""),
    ],
    ids=["short secret", "long secret", "short point", "no point of the curve", "zeros", "nothing"],
)
def test_keys_with_which_nothing_can_be_sealed_are_refused(point: bytes, auth: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        checked(point, auth)


@pytest.mark.parametrize("text", ["_-8", "/+8", "_-8=", "/+8=", " _-8\n"])
def test_every_spelling_of_base64_is_understood(text: str) -> None:
    assert to_bytes(text) == b"\xff\xef"
    assert to_text(b"\xff\xef") == "_-8"


@pytest.mark.parametrize("text", ["a", "a b", "tea!", "é", "ab\x00", "a=bc", "٣٣٣٣"])
def test_what_is_no_base64_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not Base64"):
        to_bytes(text)


@pytest.mark.parametrize("standard", [True, False])
def test_the_push_service_is_told_who_sends_and_the_app_what(standard: bool) -> None:
    app, server = App(), VapidKey(new_private())
    sender = Sender(server, "mailto:mo@goodmob.test")
    now = 1_800_000_000_000_000

    body, sent = outgoing(
        SAID, receiver(app), "https://push.example:8443/a?b", sender, standard=standard, now=now, lifetime=90_000_000
    )

    headers = {name.lower(): value for name, value in sent.items()}
    if standard:
        token, public = headers["authorization"].removeprefix("vapid t=").split(",k=")
        assert app.read(body) == SAID
        assert headers["content-encoding"] == "aes128gcm"
    else:
        token = headers["authorization"].removeprefix("WebPush ")
        public = headers["crypto-key"].rpartition(";p256ecdsa=")[2]
        headers["crypto-key"] = headers["crypto-key"].rpartition(";")[0]
        assert app.read_as_drafted(body, headers) == SAID
        assert headers["content-encoding"] == "aesgcm"
    assert public == server.public.rstrip("=")
    told = claims(token, public)
    assert told == {"aud": "https://push.example:8443", "exp": 1_800_000_000 + 12 * 3600, "sub": sender.subject}
    assert (headers["ttl"], headers["urgency"]) == ("90", "normal")


@pytest.mark.parametrize(
    ("endpoint", "origin"),
    [
        ("https://push.example/a", "https://push.example"),
        ("https://Push.Example:443/a", "https://push.example"),
        ("https://push.example:8443/a", "https://push.example:8443"),
        ("https://[2001:DB8::1]/a", "https://[2001:db8::1]"),
    ],
)
def test_the_origin_of_an_endpoint(endpoint: str, origin: str) -> None:
    assert origin_of(endpoint) == origin
