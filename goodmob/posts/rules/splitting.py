"""A long text as several posts: cut between paragraphs and sentences, and only in longer ones between words."""

from collections.abc import Iterator

import regex

from goodmob.core.text.length import GRAPHEME, weighted_length

SENTENCE = regex.compile(r".+?(?:[.!?…。！？]+[\"”’»)\]]*(?=\s|$)|$|(?=\n))\s*|\s+", regex.DOTALL)
WORD = regex.compile(r"\S+\s*|\s+")


def split_text(text: str, most: int) -> list[str]:
    """The text in posts of up to `most` characters, as they are counted; nothing but space at the cuts is lost."""
    posts: list[str] = []
    for piece in _fitting(text.strip(), most):
        joined = f"{posts[-1]}{piece}" if posts else piece
        if posts and weighted_length(joined.strip()) <= most:
            posts[-1] = joined
        else:
            posts.append(piece.lstrip())
    return [post.strip() for post in posts if post.strip()]


def _fitting(text: str, most: int) -> Iterator[str]:
    for sentence in SENTENCE.findall(text):
        if weighted_length(sentence.strip()) <= most:
            yield sentence
            continue
        for word in WORD.findall(sentence):
            if weighted_length(word.strip()) <= most:
                yield word
            else:
                yield from _cut(word, most)


def _cut(word: str, most: int) -> Iterator[str]:
    letters = GRAPHEME.findall(word)
    for start in range(0, len(letters), most):
        yield "".join(letters[start : start + most])
