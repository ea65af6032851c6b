"""The pages of the server's own settings."""

from goodmob.instance.pages.face import PAGES as FACE
from goodmob.instance.pages.letter import PAGES as LETTER
from goodmob.instance.pages.rules import PAGES as RULES
from goodmob.instance.pages.terms import PAGES as TERMS

PAGES = (*FACE, *RULES, *TERMS, *LETTER)
