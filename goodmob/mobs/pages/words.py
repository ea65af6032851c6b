"""What pages say where something about a mob is refused."""

from goodmob.core.errors import Invalid, Refusal
from goodmob.core.i18n import gettext as _
from goodmob.media.entities.trouble import trouble_with
from goodmob.mobs.pages import refusals
from goodmob.mobs.pages.words_of_order import order_remedies, too_many_for_now


def reason(refusal: Refusal) -> str:
    """Why it was refused, in the reader's language."""
    if isinstance(refusal, Invalid) and refusal.field:
        return remedy(refusal.field, refusal.message)
    said = {**_sentences(), **refusals.sentences()}
    return said.get(refusal.error) or _("This does not work just now. Load the page again and look once more.")


def remedy(field: str, message: str) -> str:
    """What to do about a field that cannot be accepted."""
    if field == "file":
        return trouble_with(message)
    if field == "threshold" and " for now" in message:
        return too_many_for_now()
    known = _remedies() | order_remedies()
    return known.get(f"{field} {message}") or known.get(field) or _("This cannot be used. Please change it.")


def _sentences() -> dict[str, str]:
    return {
        "It has not been published yet": _("It has not been published yet."),
        "It has not begun yet": _("It has not begun yet."),
        "It has begun already": _("It has begun already."),
        "It is over": _("It is over."),
        "It is over, and you had no place": _("It is over, and you had no place."),
        "It does not take place: too few people joined in time": _("It does not take place: too few joined in time."),
        "It has been called off": _("It has been called off."),
        "It has been stopped": _("It has been stopped."),
        "This is your own deed": _("This is your own deed. Others say what they have seen."),
        "Only who is in, and was there or did something, can say so": _("Only who was there, too, can say so."),
        "It has been reviewed": _("It has been reviewed already."),
        "You dispute it": _("You said that it is not so."),
        "There are witnesses enough": _("Enough people have seen it."),
        "Many dispute it already": _("Many have said so already."),
        "Somebody else is reviewing it": _("Somebody else is looking at it just now."),
        "Joining has ended": _("Joining has ended."),
        "There is no place left": _("There is no place left."),
        "Too few people have joined for your condition": _("Too few people have joined for your condition."),
        "You have been there already": _("You have been there already, so you cannot leave any more."),
        "You have no place here": _("You have no place here."),
        "Only the host can check others in": _("Only who called it can check others in."),
        "Checking in begins 2 hours before the start": _("Checking in begins two hours before the start."),
        "There is nothing to excuse": _("Who was there, or has no place, needs no excuse."),
        "Nothing can be announced now": _("Nothing can be said just now."),
        "This mob is published already": _("It is published already."),
        "Join first, and then leave your words": _("Join first, and then leave your words."),
        "Nothing is said here at once": _("Nothing is said here at once."),
        "Your account cannot look after a mob just now": _("Your account cannot look after a mob just now."),
        "This is for the server of the mob to decide": _("This is for the server of the mob to decide."),
        "People join on another site": _("People join on its own site, which is linked on this page."),
        "It is too late to leave words": _("It has begun, so it is too late to leave words."),
    }


def _remedies() -> dict[str, str]:
    return {**_of_words_and_times(), **_of_places_and_people(), **_of_particulars(), **_of_taking_part()}


def _of_words_and_times() -> dict[str, str]:
    return {
        "title can't be blank": _("Say in a few words what people are to do."),
        "title": _("This is too long; one line is enough."),
        "text": _("This is too long for a post, which also tells when and where. Please shorten it."),
        "text mentions accounts you did not expect": _("Name nobody in what everybody says at once."),
        "text can't be blank": _("Write something first."),
        "text is too long (maximum is 500 characters)": _("This is too long; 500 letters are enough."),
        "text would be one announcement too many (maximum is 20)": _("Twenty are enough. Use the conversation now."),
        "unit": _("This is too long; one word is best."),
        "starts_at can't be blank": _("Say when it begins."),
        "starts_at can't be in the past": _("This moment has passed. Choose a later one."),
        "starts_at must be in the future for people to join before": _(
            "People have to join before it begins. Choose a later moment."
        ),
        "starts_at can't be changed after the start": _("It has begun, so its start stays."),
        "starts_at": _("Write the day and the time, such as 2030-01-31 12:00."),
        "ends_at can't be blank": _("Say when it ends, or let it be one minute."),
        "ends_at must be after the start": _("It has to end after it begins."),
        "ends_at": _("This end is too far away, or has passed."),
        "join_by": _("Joining has to end in the future, and not after the mob."),
        "time_zone": _("Choose a time zone from the list."),
    }


def _of_places_and_people() -> dict[str, str]:
    return {
        "threshold can't be higher than the number of places": _("More are needed than there are places."),
        "threshold can't be changed any more": _("This cannot be changed any more."),
        "threshold": _("At least two have to be needed; leave it empty if it takes place anyway."),
        "cap": _("There are fewer places than that, or none. Leave it empty if everybody may come."),
        "place[text]": _("This is too long; a few words are enough."),
        "place[exact]": _("This is too long; a few words are enough."),
        "visibility must be wider than the people who are mentioned": _("Nobody but you would see it."),
        "visibility": _("This cannot be changed once it is published."),
        "media_ids": _("This picture cannot be used."),
        "description": _("This description is too long. Please make it shorter."),
    }


def _of_taking_part() -> dict[str, str]:
    return {
        "reason can't be blank": _("Say in a few words why."),
        "reason": _("This is too long; a few sentences are enough."),
        "account_id must be somebody who is in": _("This has to be somebody else who is in."),
        "account_id must be somebody else": _("This has to be somebody else who is in."),
        "account_id is one too many (maximum is 20)": _("Twenty people are enough."),
        "code can't be blank": _("Write the six letters."),
        "code is not yours": _("This is not your code. Yours stands on this page."),
        "code": _("Nobody with a place has this code. Check the six letters."),
        "account_ids": _("Somebody on the list has no place."),
        "party_size": _("So many cannot come together. Choose a smaller number."),
        "condition about one's area needs the area": _("Say where you come from, so that your area is known."),
        "condition can't be about oneself": _("Name somebody else than yourself."),
        "condition must come true in the future": _("This moment has passed. Choose a later one."),
        "condition must say what has to come true by then": _("Say also what has to be so by then."),
        "condition can't name somebody here any more: too many people do": _(
            "Too many people wait for somebody here already. Come without this condition."
        ),
        "condition": _("Ask for two people or more."),
        "condition[people]": _("There are fewer places than that. Ask for fewer people."),
        "condition[area]": _("There are fewer places than that. Ask for fewer people."),
        "condition[account]": _("There is nobody of this name here. Check how it is written."),
        "condition[before]": _("Write the day and the time, such as 2030-01-31 12:00."),
        "role": _("There is no such role. Choose one from the list."),
        "roles can't be given once people have joined without": _(
            "People have joined without roles, so there are none."
        ),
        "roles can't lose one that somebody has chosen": _("Somebody has chosen this role, so it stays."),
        "hold": _("A place can be kept only if you come anyway."),
        "count is more than one person may claim here": _("This is more than one person may claim here."),
        "count": _("Choose a number from 1 to 1,000."),
    }


def _of_particulars() -> dict[str, str]:
    return {
        "addressee can't be a person": _("This is the account of a person. A mob is never for one person."),
        "addressee can't be somebody's address": _("Write a name here, and the account of an organisation beside it."),
        "addressee must have a name": _("Write its name."),
        "addressee": _("This is no account of an organisation that is known here."),
        "demand needs an organisation as addressee": _("Only an organisation can be asked. Say above which one."),
        "demand": _("This is too long; one sentence is best."),
        "roles": _("A line for each role, with its name and its places, such as: Cook: 3."),
        "rules": _("Ten short lines at most."),
        "languages": _("Write codes with commas, such as: en, fr."),
        "area_threshold": _("At least two have to be needed, and not more than there are places."),
        "parent_id": _("It cannot be a part of that mob."),
        "place[latitude]": _("Your browser did not say where you are."),
        "place[longitude]": _("Your browser did not say where you are."),
    }
