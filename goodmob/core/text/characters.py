"""Character classes that several patterns share, written as the inside of a bracket expression."""

# One pattern engine reads them all (`regex`), so \p{…} is available.
WORD = r"\p{L}\p{M}\p{N}\p{Pc}"

# Thai to Lao, Myanmar, Khmer, kana, Han, Hangul: text in these scripts runs on without a space around a name or a link.
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)

ACCENTED_LATIN = "À-ÖØ-öø-ɏḀ-ỿ"

# Marks, embeddings, overrides and isolates that change the direction of text.
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff"

# Nothing to see, and no part of any address.
INVISIBLE = rf"\p{{Cc}}\p{{Cs}}{DIRECTION}\u200b\u2028\u2029\u2060-\u2064\ufeff{NONCHARACTERS}"
