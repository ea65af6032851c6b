"""Every command: its name, what it takes, who does it; and how one is asked for in a line of JSON."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from goodmob.app.commands import accounts, announcements, backup, emojis, mobs, rules, terms, tokens
from goodmob.app.commands.wishes import (
    Announcements,
    Emojis,
    Import,
    NewAccount,
    NewAnnouncement,
    NewEmoji,
    NewRole,
    NewRule,
    NewTerms,
    NewToken,
    OneAnnouncement,
    OneEmoji,
    OneMob,
    OneRule,
    Question,
    Reply,
    Rules,
    Snapshot,
)
from goodmob.core.errors import Refusal
from goodmob.core.house import House

log = logging.getLogger(__name__)


class Command(NamedTuple):
    """A command: the struct of its parameters, and the function whose answer becomes JSON."""

    params: type[msgspec.Struct]
    run: Callable[[House, Any], Awaitable[Any]]


COMMANDS: Mapping[str, Command] = {
    "account.create": Command(NewAccount, accounts.create),
    "account.role": Command(NewRole, accounts.change_role),
    "account.import": Command(Import, accounts.import_accounts),
    "token.create": Command(NewToken, tokens.create),
    "rule.add": Command(NewRule, rules.add),
    "rule.remove": Command(OneRule, rules.remove),
    "rule.list": Command(Rules, rules.show),
    "announcement.add": Command(NewAnnouncement, announcements.add),
    "announcement.remove": Command(OneAnnouncement, announcements.remove),
    "announcement.list": Command(Announcements, announcements.show),
    "emoji.add": Command(NewEmoji, emojis.add),
    "emoji.remove": Command(OneEmoji, emojis.remove),
    "emoji.list": Command(Emojis, emojis.show),
    "terms.publish": Command(NewTerms, terms.publish),
    "mob.halt": Command(OneMob, mobs.halt),
    "mob.resume": Command(OneMob, mobs.resume),
    "mob.reset": Command(OneMob, mobs.reset),
    "backup.snapshot": Command(Snapshot, backup.snapshot),
}


async def obey(house: House, line: bytes, commands: Mapping[str, Command] = COMMANDS) -> bytes:
    """The Reply to a Question, both as JSON; whatever goes wrong is a reply as well."""
    try:
        question = msgspec.json.decode(line, type=Question)
        command = commands.get(question.command)
        if command is None:
            return msgspec.json.encode(Reply(refused=f"This server does not know the command {question.command}"))
        params = msgspec.json.decode(question.params, type=command.params)
        return msgspec.json.encode(Reply(answer=await command.run(house, params)))
    except msgspec.MsgspecError as error:
        return msgspec.json.encode(Reply(refused=str(error)))
    except Refusal as refusal:
        return msgspec.json.encode(Reply(refused=refusal.error))
    except Exception:
        log.exception("A command failed")
        return msgspec.json.encode(Reply(refused="It failed; the log of the server says why"))
