"""What follows from what happens to mobs: calls, those who are committed, deeds, and messages."""

from goodmob.broadcasts import subscribers as broadcasts
from goodmob.broadcasts.events import LetterDue
from goodmob.commitments.events import (
    AreaTipped,
    CallCancelled,
    CallChanged,
    CallClosed,
    CallFailed,
    CallHalted,
    CallOpened,
    CallPublished,
    CallReported,
    CallResumed,
    CallTipped,
    CheckedIn,
    Committed,
    ConditionLapsed,
    ConditionMet,
    DeedDone,
    DeedJudged,
    OfferExpired,
    PlaceHeld,
    PlaceOffered,
    PlacesLeft,
    Released,
    WaitsUntil,
)
from goodmob.commitments.subscribers import clock, offers
from goodmob.core.events import Subscriptions, acts, writes
from goodmob.mobs.events import (
    AddresseeAnswered,
    CreditTaken,
    DeedHung,
    DemandMet,
    HostSpoke,
    MobMoved,
    MobPaused,
    MobReset,
    NamingChanged,
    PlanSent,
    QuestionChanged,
)
from goodmob.mobs.subscribers import asking as mob_asking
from goodmob.mobs.subscribers import calendars as mob_calendars
from goodmob.mobs.subscribers import deeds as mob_deeds
from goodmob.mobs.subscribers import followers, growth, newcomers, notices, reports, touches, words
from goodmob.mobs.subscribers import places as mob_places
from goodmob.mobs.subscribers import screens as mob_screens
from goodmob.moderation.subscribers import cases

MOBS: Subscriptions = {
    CallPublished: [writes(clock.plan_next_state), writes(notices.plan_reminders), acts(mob_screens.show_tally)],
    CallChanged: [
        writes(clock.plan_next_state),
        writes(notices.plan_reminders),
        writes(mob_asking.move_with_mob),
        writes(mob_calendars.revise_with_call),
        acts(mob_screens.show_tally),
    ],
    CallTipped: [
        writes(clock.plan_next_state),
        writes(notices.tell_of_tip),
        writes(followers.tell_followers_of_tip),
        writes(mob_calendars.revise_with_call),
        acts(mob_screens.show_state),
    ],
    AreaTipped: [writes(notices.tell_of_area)],
    CallOpened: [
        writes(words.say_at_once),
        writes(notices.tell_of_opening),
        writes(followers.tell_followers_of_opening),
        acts(mob_screens.show_state),
    ],
    CallClosed: [acts(mob_screens.show_state)],
    CallReported: [
        writes(mob_asking.close_with_mob),
        writes(clock.settle_call),
        writes(notices.tell_of_report),
        writes(followers.tell_followers_of_report),
        writes(words.forget_unsaid),
        acts(reports.publish_report),
        writes(mob_places.plan_forgetting),
        acts(mob_screens.show_state),
        writes(touches.order_forgetting),
    ],
    CallFailed: [
        writes(mob_asking.close_with_mob),
        writes(mob_places.plan_forgetting),
        writes(notices.tell_of_failure),
        writes(mob_calendars.revise_with_call),
        writes(words.forget_unsaid),
        acts(mob_screens.show_state),
        writes(touches.order_forgetting),
    ],
    CallCancelled: [
        writes(mob_asking.close_with_mob),
        writes(mob_places.plan_forgetting),
        writes(notices.tell_of_cancelling),
        writes(mob_calendars.revise_with_call),
        writes(words.forget_unsaid),
        acts(mob_screens.show_state),
        writes(touches.order_forgetting),
    ],
    CallHalted: [
        writes(mob_places.plan_forgetting),
        writes(notices.tell_of_halt),
        writes(mob_calendars.revise_with_call),
        acts(mob_screens.show_state),
    ],
    CallResumed: [
        acts(mob_asking.end_when_met),
        writes(clock.plan_next_state),
        writes(notices.tell_of_resuming),
        writes(mob_calendars.revise_with_call),
        writes(words.say_at_once),
        acts(mob_screens.show_state),
    ],
    Committed: [writes(newcomers.greet_and_note), acts(newcomers.show_and_watch)],
    ConditionMet: [writes(notices.tell_of_condition)],
    Released: [writes(words.take_back), acts(mob_screens.show_tally), writes(touches.note_leaving)],
    PlaceOffered: [writes(offers.plan_expiry), writes(notices.tell_of_offer), acts(mob_screens.show_tally)],
    OfferExpired: [writes(notices.tell_of_expiry), acts(mob_screens.show_tally), writes(touches.note_leaving)],
    PlaceHeld: [writes(offers.plan_expiry), acts(mob_screens.show_tally)],
    WaitsUntil: [writes(offers.plan_lapse)],
    ConditionLapsed: [writes(notices.tell_of_lapse), acts(mob_screens.show_tally), writes(touches.note_leaving)],
    PlacesLeft: [writes(offers.hand_out_the_rest)],
    CheckedIn: [acts(mob_screens.show_tally), writes(touches.note_presence)],
    DeedDone: [acts(mob_deeds.compare_pictures), acts(mob_screens.show_deed), writes(touches.note_deed)],
    DeedJudged: [acts(mob_screens.show_deed), writes(touches.note_deed)],
    MobMoved: [writes(notices.tell_of_move), writes(mob_calendars.revise_with_place)],
    PlanSent: [writes(cases.open_plan)],
    MobPaused: [
        writes(growth.tell_of_pause),
        writes(cases.open_growth),
        acts(growth.look_for_trends_again),
    ],
    MobReset: [acts(growth.look_for_trends_again)],
    HostSpoke: [writes(notices.tell_of_announcement)],
    AddresseeAnswered: [writes(mob_asking.tell_of_answer)],
    DemandMet: [writes(mob_asking.stop_the_asks)],
    QuestionChanged: [acts(mob_asking.show_question)],
    DeedHung: [acts(mob_asking.hang_deed)],
    CreditTaken: [writes(touches.order_deepening)],
    NamingChanged: [writes(touches.order_rekeying)],
    LetterDue: [acts(broadcasts.send_letter)],
}
