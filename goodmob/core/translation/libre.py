"""LibreTranslate, which an operator can also run: https://docs.libretranslate.com."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec import Struct

from goodmob.core.http.errors import Unanswered
from goodmob.core.http.outside import Outside
from goodmob.core.translation.translator import Translated, Untranslated

T = TypeVar("T")

MOST_BYTES = 1_000_000
SECONDS = 20.0


class _Language(Struct):
    code: str
    targets: list[str] = []


class _Guess(Struct):
    language: str


class _Said(Struct, rename="camel"):
    translated_text: list[str]
    detected_language: list[_Guess] | _Guess | None = None


class LibreTranslate:
    """A server that speaks LibreTranslate's API at this address; key: empty where it asks for none."""

    name = "LibreTranslate"

    def __init__(self, url: str, key: str, http: Outside) -> None:
        self._url = url
        self._key = key
        self._http = http

    async def languages(self) -> Mapping[str, Sequence[str]]:
        """As Translator promises; a language is not translated into itself."""
        known = await self._asked("/languages", list[_Language])
        pairs = {one.code: sorted({*one.targets} - {one.code}) for one in known}
        return {**pairs, "und": sorted({target for one in known for target in one.targets})}

    async def translate(self, texts: Sequence[str], source: str | None, target: str) -> Translated:
        """As Translator promises."""
        wish = {"q": list(texts), "source": source or "auto", "target": target, "format": "html"}
        if self._key:
            wish["api_key"] = self._key
        said = await self._asked("/translate", _Said, msgspec.json.encode(wish))
        if len(said.translated_text) != len(texts):
            raise Untranslated(f"{self._url} gave {len(said.translated_text)} texts for {len(texts)}")
        return Translated(tuple(said.translated_text), source or _guessed(said))

    async def _asked(self, path: str, kind: type[T], content: bytes | None = None) -> T:
        url = f"{self._url}{path}"
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        try:
            if content is None:
                answer = await self._http.get(url, headers=headers, max_bytes=MOST_BYTES, timeout=SECONDS)
            else:
                answer = await self._http.post(
                    url, content=content, headers=headers, max_bytes=MOST_BYTES, timeout=SECONDS
                )
            if answer.status != 200:
                raise Untranslated(f"{url} answered {answer.status}")
            return msgspec.json.decode(answer.body, type=kind)
        except (Unanswered, msgspec.MsgspecError) as error:
            raise Untranslated(f"{url}: {error}") from error


def _guessed(said: _Said) -> str:
    guesses = said.detected_language if isinstance(said.detected_language, list) else [said.detected_language]
    return next((guess.language for guess in guesses if guess is not None), "und")
