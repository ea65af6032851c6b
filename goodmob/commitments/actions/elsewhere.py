"""What this server cannot do with a call whose places another one hands out."""

from goodmob.commitments.rules.refusals import ELSEWHERE
from goodmob.core.errors import Conflict


class Elsewhere(Conflict):
    """The call is another server's, which has to be asked; nothing was written."""

    def __init__(self) -> None:
        super().__init__(ELSEWHERE)
