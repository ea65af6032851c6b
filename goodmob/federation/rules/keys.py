"""Which keys an actor's document names, and which of them are the actor's."""

from typing import NamedTuple

from goodmob.core.activitypub.bounds import KEYS_OF_ONE
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import same_origin
from goodmob.core.activitypub.values import id_of, ids, is_a, objects, text
from goodmob.federation.rules.signatures.publics import LONGEST_PEM, read_multibase, read_pem


class NamedKey(NamedTuple):
    """A public key that an actor says is theirs; `public` is a PEM, or the text of a Multikey."""

    id: str
    owner: str
    public: str


def keys_in(actor: Json) -> list[NamedKey]:
    """The keys that stand in an actor's own document and say of nobody else that they are theirs; at most ten."""
    owner = id_of(actor.get("id"))
    if owner is None:
        return []
    found = [*objects(actor.get("publicKey")), *objects(actor.get("assertionMethod"))][:KEYS_OF_ONE]
    return [key for item in found if (key := _key(item, owner)) is not None]


def names_key(actor: Json, key_id: str) -> bool:
    """Whether an actor's document names a key that stands elsewhere on its server, by its address alone."""
    return key_id in ids(actor.get("publicKey")) or key_id in ids(actor.get("assertionMethod"))


def owner_in(document: Json) -> str | None:
    """Who owns the key whose own document this is; None where it is none, or does not say."""
    if not is_a(document, "Key", "CryptographicKey", "Multikey"):
        return None
    return id_of(document.get("owner")) or id_of(document.get("controller"))


def lone_key(document: Json, owner: str) -> NamedKey | None:
    """The key whose own document this is, as one of `owner`, whose document has to name it."""
    return _key(document, owner)


def _key(item: Json, owner: str) -> NamedKey | None:
    key_id = id_of(item.get("id"))
    said = {id_of(item.get(name)) for name in ("owner", "controller") if name in item}
    if key_id is None or not same_origin(key_id, owner) or said - {owner}:
        return None
    pem, multikey = text(item.get("publicKeyPem"), LONGEST_PEM + 1), text(item.get("publicKeyMultibase"))
    if pem and read_pem(pem) is not None:
        return NamedKey(key_id, owner, pem.strip())
    if multikey and read_multibase(multikey) is not None:
        return NamedKey(key_id, owner, multikey)
    return None
