"""Files: taken in by pieces, bounded, and gone after the answer."""

from collections.abc import AsyncIterator

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.params import Upload
from goodmob.core.web.routes import NOBODY, patch, post
from tests.core.web.rig import visitor
from tests.world.client import Client

KEPT: list[Upload] = []
FIELD = b"--x\r\nContent-Disposition: form-data; name=avatar\r\n\r\ntea"


class NewMedia(Struct):
    """A file and what it shows."""

    file: Upload
    description: str = ""
    thumbnail: Upload | None = None


class Portrait(Struct):
    """A picture, perhaps."""

    avatar: Upload | None = None


async def take(call: Call, params: NewMedia) -> dict[str, object]:
    """What came in."""
    KEPT.append(params.file)
    content, again = await params.file.read(), await params.file.read()
    return {
        "name": params.file.filename,
        "type": params.file.content_type,
        "size": params.file.size,
        "same": content == again,
        "first": content[:5].decode(),
        "description": params.description,
        "thumbnail": params.thumbnail is not None,
    }


async def change(call: Call, params: Portrait) -> dict[str, str]:
    """What is to happen with the picture."""
    return {"avatar": type(params.avatar).__name__}


def client(most_body: int = 0) -> Client:
    return visitor(post("/media", take, viewer=NOBODY, most_body=most_body), patch("/me", change, viewer=NOBODY))


async def test_a_file_arrives_whole() -> None:
    body = b"hello" + b"x" * 2_000_000
    response = await client().post(
        "/media", files={"file": ("a.txt", body, "text/plain")}, data={"description": "a text"}
    )

    assert response.json() == {
        "name": "a.txt",
        "type": "text/plain",
        "size": 2_000_005,
        "same": True,
        "first": "hello",
        "description": "a text",
        "thumbnail": False,
    }


async def test_a_file_is_gone_after_the_answer() -> None:
    KEPT.clear()
    await client().post("/media", files={"file": ("a.txt", b"hello")})

    assert KEPT[0].file.closed


async def test_a_missing_file_is_named() -> None:
    response = await client().post("/media", data={"description": "of nothing"})

    assert (response.status_code, response.json()["error"]) == (422, "Validation failed: File can't be blank")


async def test_text_is_no_file() -> None:
    response = await client().post("/media", json={"file": "hello"})

    assert (response.status_code, response.json()["field"]) == (422, "file")
    assert response.json()["error"].endswith("must be a file, sent as multipart/form-data")


async def test_a_picture_is_sent_or_left() -> None:
    sent = await client().patch("/me", files={"avatar": ("a.png", b"PNG")})
    empty = await client().patch("/me", data={"avatar": ""})
    left = await client().patch("/me", data={"other": "1"})

    assert [response.json()["avatar"] for response in (sent, empty, left)] == ["Upload", "NoneType", "NoneType"]


async def test_a_body_larger_than_announced_or_allowed_is_refused() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 1000

    announced = await client(10_000).post("/media", files={"file": ("a.txt", b"x" * 20_000)})
    headers = {"Content-Type": "application/json"}
    unannounced = await client(10_000).post("/media", content=pieces(), headers=headers)

    assert (announced.status_code, unannounced.status_code) == (413, 413)
    assert announced.json() == {"error": "The request is too large; 9 kB are the most"}


async def test_a_broken_multipart_is_refused() -> None:
    for content_type, body in (
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"no boundary here"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x", FIELD),
        ("multipart/form-data; boundary=x", FIELD.replace(b"=avatar", b'="avatar"; filename="a.png"')),
        ("multipart/form-data; boundary=x; charset=undefined", FIELD + b"\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x; charset=punycode", FIELD + b"\r\n--x--\r\n"),
    ):
        response = await client().post("/media", content=body, headers={"Content-Type": content_type})
        assert (response.status_code, response.json()["error"][:24]) == (400, "The form cannot be read:"), body


async def test_an_empty_multipart_is_an_empty_form() -> None:
    for body in (b"", FIELD.replace(b"avatar", b"other") + b"\r\n--x--\r\n", FIELD[:3] + b"--\r\n"):
        headers = {"Content-Type": "multipart/form-data; boundary=x; charset=UTF-8"}
        response = await client().patch("/me", content=body, headers=headers)
        assert response.json() == {"avatar": "NoneType"}, body


async def test_many_files_are_too_many() -> None:
    files = [("file", (f"{number}.txt", b"hello")) for number in range(9)]
    response = await client().post("/media", files=files)

    assert (response.status_code, response.json()["error"][:40]) == (400, "The form cannot be read: Too many files.")
