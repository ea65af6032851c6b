"""Which characters the bytes of a page are."""

import codecs

import regex

LOOKED_AT = 2_048
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = regex.compile(rb"<meta[^<>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", regex.IGNORECASE)
KNOWN = regex.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|us-ascii|ascii|latin-?1|iso-?8859-\d{1,2}|windows-12\d\d|cp12\d\d|koi8-[ru]|"
    r"shift_?-?jis|sjis|windows-31j|euc-jp|iso-2022-jp|euc-kr|gb2312|gbk|gb18030|big5|big5-hkscs|tis-620|macintosh",
    regex.IGNORECASE,
)
BY_BROWSERS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""Browsers read these as their superset, and so do those who write pages."""

OTHERWISE = "cp1252"


def decoded(body: bytes, said: str = "") -> str:
    """The page as text: by its byte order mark, by what the answer or the page itself says, else UTF-8 if it can be."""
    for mark, charset in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "replace")
    declared = DECLARED.search(body, 0, LOOKED_AT)
    for name in (said, declared[1].decode("ascii") if declared else ""):
        if charset := _codec(name):
            return body.decode(charset, "replace")
    try:
        # Of a long page only the beginning is there, which may end within a character.
        return codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return body.decode(OTHERWISE, "replace")


def _codec(name: str) -> str:
    name = name.strip().strip("\"'").lower()
    if not KNOWN.fullmatch(name):
        return ""
    name = BY_BROWSERS.get(name, name)
    # Whoever could read this declaration byte by byte has no pairs of bytes before them.
    name = "utf-8" if name.startswith(("utf-16", "utf16")) else name
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
