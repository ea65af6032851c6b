"""Emoji of Unicode: what is one, and how it is written in full."""

import regex

LONGEST = 32
"""So many code points are enough for every emoji there is; a flag of a region takes seven, a family up to eleven."""

_SKIN = "\U0001f3fb-\U0001f3ff"
_PICTURE = rf"\p{{Extended_Pictographic}}(?:\ufe0f|[{_SKIN}])?+(?:[\U000e0020-\U000e007e]{{1,8}}\U000e007f)?+"
EMOJI = regex.compile(rf"\p{{RI}}{{2}}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}(?:\u200d{_PICTURE})*+")
_BARE = regex.compile(rf"(\p{{Emoji}})(\ufe0f)?+(?![{_SKIN}])")


def qualified(text: str) -> str | None:
    """The one emoji that the text is, written in full, so that ❤ and ❤️ are the same; None where it is not just one."""
    if len(text) > LONGEST or not EMOJI.fullmatch(text):
        return None
    return str(_BARE.sub(_in_full, text))


def _in_full(found: regex.Match[str]) -> str:
    sign: str = found[1]
    is_picture_anyhow = regex.match(r"\p{Emoji_Presentation}|\p{RI}|[\U0001f3fb-\U0001f3ff]", sign)
    return sign if is_picture_anyhow else f"{sign}\ufe0f"
