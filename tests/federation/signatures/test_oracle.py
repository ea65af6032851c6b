"""RFC 9421 here and in a library that others wrote: what one signs, the other believes, and nothing else."""

from datetime import UTC, datetime
from typing import Any

import http_message_signatures as oracle
import http_sf
import httpx2
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from goodmob.core.clock import SECOND
from goodmob.core.http.outside import as_sent
from goodmob.federation.rules.signatures import standard
from goodmob.federation.rules.signatures.fields import read_dictionary, written
from goodmob.federation.rules.signatures.making import Private, standard_headers
from goodmob.federation.rules.signatures.message import BadSignature
from goodmob.federation.rules.signatures.publics import signed
from tests.federation.signatures.messages import KEY_ID, NOW, ed25519, received, rsa

KINDS: dict[str, Any] = {
    "rsa-v1_5-sha256": (rsa, oracle.algorithms.RSA_V1_5_SHA256),
    "ed25519": (ed25519, oracle.algorithms.ED25519),
}
plain = st.text("abcdefghijklmnopqrstuvwxyz0123456789-._~%21"[:-3], min_size=0, max_size=12)
paths = st.lists(plain, max_size=4).map(lambda parts: "/" + "/".join(parts))
queries = st.none() | st.text("abc123=&+-._~", min_size=1, max_size=20)
urls = st.builds(lambda path, query: f"https://goodmob.test{path}" + (f"?{query}" if query else ""), paths, queries)
bodies = st.none() | st.binary(max_size=200)
algorithms = st.sampled_from(sorted(KINDS))
values = st.text([chr(sign) for sign in range(0x20, 0x7F)], min_size=1, max_size=30).map(str.strip).filter(bool)
moment = datetime.fromtimestamp(NOW // SECOND, UTC)


class Whenever(oracle.HTTPMessageVerifier):
    """Verifies without a look at the clock on the wall."""

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        assert "created" in sig_input.params


def keys(algorithm: str) -> tuple[Private, Any]:
    make, kind = KINDS[algorithm]
    return make(), kind


def sign_elsewhere(
    algorithm: str, method: str, url: str, body: bytes | None, covered: tuple[str, ...], headers: dict[str, str]
) -> dict[str, str]:
    """The headers of a request that the library signed."""
    private, kind = keys(algorithm)
    request = httpx2.Request(method, url, content=body, headers=headers)
    resolver = oracle.MappingKeyResolver(public_keys={}, private_keys={KEY_ID: private})
    signer = oracle.HTTPMessageSigner(signature_algorithm=kind, key_resolver=resolver)
    signer.sign(request, key_id=KEY_ID, created=moment, covered_component_ids=covered, body=body)
    return dict(request.headers)


@given(algorithms, urls, bodies)
def test_what_we_sign_the_library_believes(algorithm: str, url: str, body: bytes | None) -> None:
    private, kind = keys(algorithm)
    url, method = as_sent(url), "GET" if body is None else "POST"
    request = httpx2.Request(
        method, url, content=body, headers=standard_headers(private, KEY_ID, method, url, body, NOW)
    )
    resolver = oracle.MappingKeyResolver(public_keys={KEY_ID: private.public_key()}, private_keys={})
    verifier = Whenever(signature_algorithm=kind, key_resolver=resolver)

    [result] = verifier.verify(request, max_age=None, body=body)

    assert '"@method"' in result.covered_components
    assert '"@target-uri"' in result.covered_components


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    algorithms,
    urls,
    bodies,
    st.permutations(
        ["@method", "@target-uri", "@authority", "@path", "@query", "@scheme", "@request-target", "x-more"]
    ),
    values,
)
def test_what_the_library_signs_we_believe_and_nothing_else(
    algorithm: str, url: str, body: bytes | None, covered: list[str], value: str
) -> None:
    url, method = as_sent(url), "GET" if body is None else "POST"
    headers = sign_elsewhere(algorithm, method, url, body, tuple(covered), {"x-more": value})
    public = keys(algorithm)[0].public_key()
    message = received(method, url, headers, body)

    assert signed(public, standard.read_claim(message, NOW))
    for changed in (
        received(method, f"{url}x" if "?" in url else f"{url}/x", headers, body),
        received(method, url.replace("goodmob.test", "other.test"), headers, body),
        received(method, url, {**headers, "x-more": f"{value}!"}, body),
        received("PUT", url, headers, body),
    ):
        assert not signed(public, standard.read_claim(changed, NOW))
    if body is not None:
        with pytest.raises(BadSignature, match="another body"):
            standard.read_claim(received(method, url, headers, body + b" "), NOW)


@given(st.lists(st.sampled_from(["@method", "@target-uri", "@authority", "@path", "@query", "date"]), unique=True))
def test_what_covers_too_little_proves_nothing(covered: list[str]) -> None:
    enough = "@method" in covered and ("@target-uri" in covered or {"@authority", "@path", "@query"} <= set(covered))
    url = "https://goodmob.test/ap/users/1?page=true"
    headers = sign_elsewhere("ed25519", "GET", url, None, tuple(covered), {"date": "now"})
    message = received("GET", url, headers)

    if enough:
        assert signed(ed25519().public_key(), standard.read_claim(message, NOW))
    else:
        with pytest.raises(BadSignature):
            standard.read_claim(message, NOW)


@given(st.text('abz019*_-.=;,:()"\\ \t?&é', max_size=40) | st.text(max_size=40))
@example('a=("b" "c";d=1);e="\\"";f=:aGk=:, g')
@example("a=?1;b, c=-7, d=tok/en")
@example('a=("b""c")')
def test_fields_are_read_as_the_library_reads_them(text: str) -> None:
    try:
        ours = read_dictionary(text)
    except BadSignature:
        return
    assume(ours and "." not in text)
    theirs: Any = http_sf.parse(text.encode(), tltype="dictionary")

    assert list(ours) == list(theirs)
    assert ", ".join(_member(name, item) for name, item in ours.items()) == str(http_sf.ser(theirs))


def _member(name: str, item: Any) -> str:
    text = written(item)
    return name + text.removeprefix("?1") if item.value is True else f"{name}={text}"
