"""Why a request to the outside had no answer that could be used."""


class Unanswered(Exception):  # noqa: N818  an answer that did not come is no fault of the program
    """Base of all; the text names the address asked for and is fit for a log, not for strangers."""


class Blocked(Unanswered):
    """The address, scheme or redirect is one this server must never follow."""


class TooMuch(Unanswered):
    """The answer is larger than the caller accepts, in its head or its body."""


class TooSlow(Unanswered):
    """No whole answer within the time allowed; asking again later may help."""


class Unreachable(Unanswered):
    """No such host, no connection, or something that is not HTTP; asking again later may help."""
