"""What a document says of its own words."""

from goodmob.core.activitypub.context import CONTEXT, INTEGRITY, MULTIKEY, SECURITY, with_context
from goodmob.core.activitypub.documents import STREAMS


def test_a_plain_deed_needs_no_words_of_ours() -> None:
    like = {"id": "https://a.example/1", "type": "Like", "actor": "https://a.example", "object": "https://b.example/2"}

    assert with_context(like) == {"@context": [STREAMS, INTEGRITY], **like}


def test_words_are_explained_wherever_they_stand() -> None:
    note = {"type": "Note", "sensitive": True, "tag": [{"type": "Hashtag", "name": "#bread"}], "ical:status": "X"}

    *standard, own = with_context({"type": "Create", "object": note})["@context"]

    assert standard == [STREAMS, INTEGRITY]
    assert own == {
        "ical": "http://www.w3.org/2002/12/cal/ical#",
        "sensitive": "as:sensitive",
        "Hashtag": "as:Hashtag",
    }


def test_keys_bring_the_vocabularies_of_keys() -> None:
    actor = {"type": "Person", "publicKey": {"id": "#main-key"}, "assertionMethod": [], "discoverable": True}

    *standard, own = with_context(actor)["@context"]

    assert standard == [STREAMS, SECURITY, INTEGRITY, MULTIKEY]
    assert own == {"toot": "http://joinmastodon.org/ns#", "discoverable": "toot:discoverable"}


def test_what_a_mob_says_of_itself_is_no_word_of_others() -> None:
    event = {"type": "Event", "mob": {"value": 3, "type": "Emoji"}}

    assert with_context(event)["@context"][-1] == {"goodmob": "urn:goodmob:", "mob": CONTEXT[-1]["mob"]}


def test_an_older_context_is_replaced() -> None:
    assert with_context({"@context": "https://elsewhere.example", "type": "Note"})["@context"] == [STREAMS, INTEGRITY]
