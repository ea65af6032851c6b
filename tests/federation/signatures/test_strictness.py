"""What a signature has to cover, and in which time, before it proves anything; in both schemes."""

from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from email.utils import formatdate
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import example, given
from hypothesis import strategies as st

from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND
from goodmob.federation.rules.signatures import cavage, making, standard
from goodmob.federation.rules.signatures.digests import content_digest, digest
from goodmob.federation.rules.signatures.fields import Item, written
from goodmob.federation.rules.signatures.message import BadSignature
from goodmob.federation.rules.signatures.publics import multibase, read_multibase, read_pem, signed
from goodmob.federation.rules.signatures.verifying import read_claim
from tests.federation.signatures.messages import BODY, KEY_ID, NOW, URL, ed25519, received, rsa

Make = Callable[..., dict[str, str]]
MAKERS = [making.cavage_headers, making.standard_headers]
ALL = ["(request-target)", "host", "date", "digest"]


def cavage_signed(covered: list[str], *, algorithm: str = "rsa-sha256", **params: str) -> dict[str, str]:
    """The headers of a POST that covers what it is told to, and says more of itself."""
    date = formatdate(NOW // SECOND, usegmt=True)
    sent = {"date": date, "digest": digest(BODY), "host": "goodmob.test", "x-more": "1"}
    message = making.message_to("POST", URL, BODY, sent)
    text = cavage.signed_text(covered, message, "/inbox", params)
    signature = b64encode(making.signature_of(rsa(), text)).decode()
    header = cavage.header(KEY_ID, algorithm, covered, signature)
    return {**sent, "signature": header + "".join(f",{name}={value}" for name, value in params.items())}


def standard_signed(covered: list[str], **params: Any) -> dict[str, str]:
    """The same after RFC 9421."""
    item = Item(tuple(Item(name) for name in covered), {"created": NOW // SECOND, "keyid": KEY_ID, **params})
    sent = {"content-digest": content_digest(BODY), "x-more": "1"}
    text = standard.signed_text(making.message_to("POST", URL, BODY, sent), item)
    signature = written(Item(making.signature_of(rsa(), text)))
    return {**sent, "signature-input": f"sig1={written(item)}", "signature": f"sig1={signature}"}


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("private", [rsa, ed25519])
@pytest.mark.parametrize(
    "url", [URL, f"{URL}?page=true", "https://goodmob.test:8443/inbox", "http://127.0.0.1:8001/a%20b"]
)
def test_what_we_sign_we_believe(make: Make, private: Callable[[], Any], url: str) -> None:
    for method, body in (("POST", BODY), ("GET", None)):
        headers = make(private(), KEY_ID, method, url, body, NOW)
        claim = read_claim(received(method, url, headers, body), NOW)

        assert claim.key_id == KEY_ID
        assert signed(private().public_key(), claim)
        assert not signed((ed25519 if private is rsa else rsa)().public_key(), claim)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    ("later", "counts"),
    [(0, True), (12 * HOUR, True), (14 * HOUR, False), (-59 * MINUTE, True), (-2 * HOUR, False), (DAY, False)],
)
def test_a_signature_counts_for_half_a_day(make: Make, later: int, counts: bool) -> None:
    message = received("POST", URL, make(rsa(), KEY_ID, "POST", URL, BODY, NOW), BODY)
    if counts:
        read_claim(message, NOW + later)
    else:
        with pytest.raises(BadSignature, match=r"too old|future"):
            read_claim(message, NOW + later)


@pytest.mark.parametrize("make", MAKERS)
def test_a_body_belongs_to_its_signature(make: Make) -> None:
    headers = make(rsa(), KEY_ID, "POST", URL, BODY, NOW)
    other = b'{"type":"Delete"}'
    with pytest.raises(BadSignature, match="another body"):
        read_claim(received("POST", URL, headers, other), NOW)

    swapped = {**headers, "digest": digest(other), "content-digest": content_digest(other)}
    assert not signed(rsa().public_key(), read_claim(received("POST", URL, swapped, other), NOW))


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    ("method", "url"),
    [("POST", "https://goodmob.test/ap/users/1/inbox"), ("POST", "https://other.test/inbox"), ("PUT", URL)],
)
def test_a_signature_is_for_one_door(make: Make, method: str, url: str) -> None:
    headers = make(rsa(), KEY_ID, "POST", URL, BODY, NOW)

    assert not signed(rsa().public_key(), read_claim(received(method, url, headers, BODY), NOW))


@pytest.mark.parametrize("missing", ALL)
def test_cavage_has_to_cover_what_counts(missing: str) -> None:
    read_claim(received("POST", URL, cavage_signed(ALL), BODY), NOW)
    with pytest.raises(BadSignature, match="cover"):
        read_claim(received("POST", URL, cavage_signed([name for name in ALL if name != missing]), BODY), NOW)


@pytest.mark.parametrize(
    ("covered", "params"),
    [
        ([*ALL, "digest"], {}),
        ([*ALL, "(created)"], {"created": str(NOW // SECOND)}),
        (ALL, {"expires": str(NOW // SECOND - 7_200)}),
    ],
    ids=["twice", "created with rsa-sha256", "expired"],
)
def test_cavage_that_contradicts_itself_is_refused(covered: list[str], params: dict[str, str]) -> None:
    with pytest.raises(BadSignature):
        read_claim(received("POST", URL, cavage_signed(covered, **params), BODY), NOW)


def test_hs2019_says_itself_when_it_was_made() -> None:
    covered = ["(request-target)", "host", "digest", "(created)", "(expires)"]
    params = {"created": str(NOW // SECOND), "expires": str(NOW // SECOND + 300)}
    message = received("POST", URL, cavage_signed(covered, algorithm="hs2019", **params), BODY)

    assert signed(rsa().public_key(), read_claim(message, NOW))
    with pytest.raises(BadSignature, match="expired"):
        read_claim(message, NOW + 2 * HOUR)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "keyId",
        'keyId="a"',
        'keyId="a",keyId="b",headers="date",signature="aGk="',
        'keyId="a",,signature="aGk="',
        'keyId="a";signature="aGk="',
        'keyId="a" signature="aGk="',
        f'keyId="{"x" * 9_000}",signature="aGk="',
        'keyId="",headers="(request-target) host date digest",signature="aGk="',
        'keyId="a",algorithm="none",headers="(request-target) host date digest",signature="aGk="',
        'keyId="a",algorithm="hmac-sha256",headers="(request-target) host date digest",signature="aGk="',
        'keyId="a",headers="(request-target) host date digest",signature="not base64"',
    ],
)
def test_a_header_that_is_none_is_refused(header: str) -> None:
    with pytest.raises(BadSignature):
        read_claim(received("POST", URL, {**cavage_signed(ALL), "signature": header}, BODY), NOW)


@pytest.mark.parametrize("name", ["date", "host", "digest", "signature"])
def test_a_header_that_stands_there_twice_is_refused(name: str) -> None:
    message = received("POST", URL, cavage_signed(ALL), BODY)
    twice = {**message.fields, name: message.fields[name] * 2}
    other = type(message)("POST", "https", "goodmob.test", "/inbox", None, twice, BODY)

    with pytest.raises(BadSignature, match="twice"):
        read_claim(other, NOW)


STANDARD = ["@method", "@target-uri", "content-digest"]


@pytest.mark.parametrize("missing", STANDARD)
def test_the_standard_has_to_cover_what_counts(missing: str) -> None:
    read_claim(received("POST", URL, standard_signed(STANDARD), BODY), NOW)
    with pytest.raises(BadSignature, match="cover"):
        read_claim(received("POST", URL, standard_signed([name for name in STANDARD if name != missing]), BODY), NOW)


@pytest.mark.parametrize(
    "params",
    [
        {"alg": "hmac-sha256"},
        {"alg": "rsa-pss-sha512"},
        {"alg": 7},
        {"keyid": ""},
        {"keyid": 7},
        {"created": "now"},
        {"expires": "later"},
        {"expires": NOW // SECOND - 7_200},
    ],
)
def test_a_standard_signature_says_what_it_is(params: dict[str, Any]) -> None:
    with pytest.raises(BadSignature):
        read_claim(received("POST", URL, standard_signed(STANDARD, **params), BODY), NOW)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "sig1",
        "sig1=()",
        'sig1=("@method" "@method" "@target-uri" "content-digest");created=1795000000;keyid="a"',
        'sig1=("@method" "@target-uri" "content-digest";sf);created=1795000000;keyid="a"',
        'sig1=("@method" "@target-uri" "content-digest";req);created=1795000000;keyid="a"',
        'sig1=("@method" "@target-uri" "content-digest" "@query-param";name="a");created=1795000000;keyid="a"',
        'sig1=("@method" "@target-uri" "content-digest" "@status");created=1795000000;keyid="a"',
        'sig1=("@method" "@target-uri" "content-digest" "x-missing");created=1795000000;keyid="a"',
        'sig1=("@method" "@target-uri" "Content-Digest");created=1795000000;keyid="a"',
        'sig1=("@method" "@target-uri" "content-digest");created=1795000000;created=1;keyid="a"',
        'sig1=("@method" "@target-uri" "content-digest");keyid="a"',
        'sig1=("@method" "@target-uri" "content-digest");created=1795000000',
        'sig1=("@method" "@target-uri" "content-digest");created=1795000000;keyid="a", sig1=()',
        'other=("@method" "@target-uri" "content-digest");created=1795000000;keyid="a"',
    ],
)
def test_a_standard_signature_that_is_none_is_refused(said: str) -> None:
    headers = {**standard_signed(STANDARD), "signature-input": said}
    with pytest.raises(BadSignature):
        read_claim(received("POST", URL, headers, BODY), NOW)


def test_the_first_signature_that_proves_enough_counts() -> None:
    good = standard_signed(STANDARD)
    weak = 'weak=("@method");created=1795000000;keyid="https://evil.example/key"'
    headers = {
        **good,
        "signature-input": f"{weak}, {good['signature-input']}",
        "signature": f"weak=:aGk=:, {good['signature']}",
    }

    assert signed(rsa().public_key(), read_claim(received("POST", URL, headers, BODY), NOW))


@pytest.mark.parametrize("said", ["", "MD5=aGk=", "SHA-256=", "SHA-256=aGk=", f"{digest(BODY)},SHA-512=aGk="])
def test_a_digest_has_to_be_right(said: str) -> None:
    with pytest.raises(BadSignature):
        read_claim(received("POST", URL, {**cavage_signed(ALL), "digest": said}, BODY), NOW)


@given(st.text(max_size=80), st.text(max_size=80))
@example('sig1=("@method" "@target-uri" "content-digest")', "sig1=:aGk=:")
def test_no_header_breaks_the_reader(first: str, second: str) -> None:
    whole = cavage_signed(ALL)
    for headers in (
        {"signature": first},
        {"signature": first, "signature-input": second},
        {**whole, "signature": f"{whole['signature']},{first}"},
        {**whole, "date": first, "digest": second},
        {**standard_signed(STANDARD), "content-digest": first, "signature": second},
    ):
        with suppress(BadSignature):
            read_claim(received("POST", URL, headers, BODY), NOW)


@given(st.text(max_size=200))
@example("z6Mk")
@example("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----")
@example("x" * 100_000)
def test_no_text_breaks_the_reader_of_keys(text: str) -> None:
    assert read_pem(text) is None
    assert read_multibase(text) is None


def test_rsa_keys_are_neither_weak_nor_slow() -> None:
    numbers = rsa().public_key().public_numbers()

    def pem(public: RSAPublicKey) -> str:
        return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    assert read_pem(pem(rsa().public_key())) is not None
    assert read_pem(pem(RSAPublicNumbers(2**600 + 1, numbers.n).public_key())) is None
    assert read_pem(pem(RSAPublicNumbers(65_537, numbers.n >> 1_024 | 1).public_key())) is None


def test_a_key_is_written_as_it_is_read() -> None:
    public = ed25519().public_key()
    text = multibase(public)
    back = read_multibase(text)

    assert text.startswith("z6Mk")
    assert back is not None
    assert back.public_bytes_raw() == public.public_bytes_raw()
