"""Files as they come: encodings, line ends, headings old and new, and lines that are no CSV."""

import pytest

from goodmob.core.errors import Invalid
from goodmob.portability.rules.reading import NOT_CSV, decoded, read_file


def read(kind: str, data: bytes | str, filename: str = "x.csv") -> list[tuple[int, str, str | None]]:
    found = read_file(kind, data.encode() if isinstance(data, str) else data, filename, "goodmob.test")
    return [(row.line, row.name, row.error) for row in found.rows]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfben\ncleo\n",
        b"ben\r\ncleo\r\n",
        b"ben\rcleo",
        b"@ben\n\n  cleo@goodmob.test  \n",
        "ben\ncleo\n".encode("utf-16"),
        b'Account address\n"ben"\n"cleo"\n',
        b"ACCOUNT ADDRESS,Something new\nben,1\ncleo,2\n",
        b"acct:ben\nacct:cleo@GoodMob.test\n",
    ],
)
def test_many_files_say_the_same(data: bytes) -> None:
    names = [name for _, name, error in read("blocks", data) if error is None]
    assert names == ["ben", "cleo"]


def test_old_spreadsheets_write_their_own_letters() -> None:
    assert decoded("café".encode("cp1252")) == "café"


def test_columns_may_stand_in_another_order_or_be_missing() -> None:
    assert read("lists", "List name,Other,Account address\nTea,x,ben\n") == [(2, "Tea\nben", None)]
    assert read("mutes", "Account address\nben\n") == [(2, "ben", None)]
    assert read("following", "ben,true\n") == [(1, "ben", None)]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    found = read("lists", 'Tea,ben\n\n"two\nlines",cleo\nMilk,dan\n')
    assert [(line, name) for line, name, _ in found] == [(1, "Tea\nben"), (3, "two lines\ncleo"), (5, "Milk\ndan")]


def test_a_line_that_is_no_csv_spoils_no_other() -> None:
    assert read("blocks", 'ben\n"cl"eo\ndan\n') == [(1, "ben", None), (2, "", NOT_CSV), (3, "dan", None)]
    assert read("blocks", 'ben\n"cleo\n')[1] == (2, "", NOT_CSV)


@pytest.mark.parametrize("cell", ["=cmd|'/c calc'!A0", "+1", "-ben", "@", "=HYPERLINK(1)"])
def test_formulas_are_no_accounts(cell: str) -> None:
    [(_, _, error)] = read("blocks", f'"{cell}"\n')
    assert error == "This is not the address of an account, such as ada@far.example."


@pytest.mark.parametrize(
    ("filename", "text", "likely"),
    [
        ("x.csv", "Account address,Hide notifications\nben,true\n", "mutes"),
        ("following_accounts.csv", "ben\n", "following"),
        ("blocked_accounts.csv", "ben\n", None),
        ("blocked_domains.csv", "ben\n", "domain_blocks"),
        ("anything.csv", "ben\n", None),
    ],
)
def test_another_kind_is_noticed(filename: str, text: str, likely: str | None) -> None:
    assert read_file("blocks", text.encode(), filename, "goodmob.test").likely_kind == likely


@pytest.mark.parametrize(
    ("kind", "data", "message"),
    [
        ("blocks", "", "is empty"),
        ("blocks", "Account address\n", "is empty"),
        ("lists", "Account address\nben\n", "has no column 'List name'; is it a file of another kind?"),
        ("blocks", "a\x00b", "is not a text file"),
        ("blocks", "a\n" * 20_001, "has more than 20000 rows"),
        ("blocks", "a" * (2 * 1024 * 1024 + 1), "is too large (at most 2 MB)"),
        ("filters", "{}", "is not a file of filters as Mastodon exports it"),
        ("filters", '{"custom_filters": []}', "is empty"),
    ],
)
def test_what_cannot_be_used_at_all(kind: str, data: str, message: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read(kind, data)
    assert refusal.value.message == message
