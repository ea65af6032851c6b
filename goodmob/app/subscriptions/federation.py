"""What follows from what came from other servers, and from what is to go to them."""

from goodmob.accounts.events import AccountAsked, InboxMoved
from goodmob.core.events import Subscriptions, writes
from goodmob.federation import subscribers as federation
from goodmob.federation.events import ActivityArrived, DeliveriesWait, InboxesLeft
from goodmob.posts.subscribers import far as far_posts
from goodmob.social import subscribers as social
from goodmob.social.events import Spoken

FEDERATION: Subscriptions = {
    AccountAsked: [writes(federation.order_counting), writes(far_posts.order_featured_again)],
    ActivityArrived: [writes(federation.order_reading)],
    DeliveriesWait: [writes(federation.order_visits)],
    InboxMoved: [writes(social.follow_inbox)],
    InboxesLeft: [writes(federation.address_rest)],
    Spoken: [writes(social.carry_on)],
}
