"""What runs later: the name of each job, and who does it."""

from goodmob.accounts import jobs as accounts
from goodmob.announcements import jobs as announcements
from goodmob.broadcasts import jobs as broadcasts
from goodmob.commitments.jobs import clock, friends, offers
from goodmob.core.events import writes
from goodmob.core.jobs.handlers import JobTable
from goodmob.discovery import jobs as discovery
from goodmob.federation.jobs import counting, delivering, reading
from goodmob.instance import jobs as instance
from goodmob.media import jobs as media
from goodmob.mobs.jobs import asking, cascade, following, places, telling, words
from goodmob.moderation.jobs import reports
from goodmob.notifications.jobs import clearing, push
from goodmob.notifications.jobs import telling as notifications
from goodmob.portability.jobs import archives, imports
from goodmob.posts import jobs as posts
from goodmob.social import jobs as social
from goodmob.timelines import jobs as timelines

JOBS: JobTable = {
    "accounts.verify_links": accounts.verify_links,
    "federation.count": counting.count,
    "federation.read_from": reading.read_from,
    "federation.deliver_to": delivering.deliver_to,
    "media.convert": media.convert,
    "instance.stand_as_policy": instance.stand_as_policy,
    "social.let_in_waiting": social.let_in_waiting,
    "social.clear_deleted": social.clear_deleted,
    "social.say_farewell": social.say_farewell,
    "social.lead_on": social.lead_on,
    "social.clear_list": social.clear_list,
    "social.part_from_domain": social.part_from_domain,
    "social.part_from_closed": social.part_from_closed,
    "social.part_from_suspended": social.part_from_suspended,
    "social.synchronise_followers": social.synchronise_followers,
    "announcements.appear": announcements.appear,
    "announcements.vanish": announcements.vanish,
    "posts.close_poll": writes(posts.close_poll),
    "posts.find_parent": posts.find_parent,
    "posts.tie_answers": posts.tie_answers,
    "posts.fetch_featured": posts.fetch_featured,
    "posts.refresh_post": posts.refresh_post,
    "posts.end_far_poll": posts.end_far_poll,
    "posts.publish_scheduled": posts.publish_scheduled,
    "posts.fetch_card": posts.fetch_card,
    "posts.ask_conversation": posts.ask_conversation,
    "posts.tell_linked": posts.tell_linked,
    "posts.tell_poll": posts.tell_poll,
    "posts.clean_up_post": writes(posts.clean_up_post),
    "posts.clean_up_poll": writes(posts.clean_up_poll),
    "posts.empty_folder": writes(posts.empty_folder),
    "posts.clean_up_account": writes(posts.clean_up_account),
    "timelines.forget_post": writes(timelines.forget_post),
    "timelines.forget_conversation": writes(timelines.forget_conversation),
    "timelines.forget_account": writes(timelines.forget_account),
    "timelines.read_hidden": writes(timelines.read_hidden),
    "notifications.tell_watchers": writes(notifications.tell_watchers),
    "notifications.tell_boosters": writes(notifications.tell_boosters),
    "notifications.tell_quoters": writes(notifications.tell_quoters),
    "notifications.tell_surge": writes(notifications.tell_surge),
    "notifications.tell_voters": writes(notifications.tell_voters),
    "notifications.forget_deleted_post": writes(notifications.forget_deleted_post),
    "notifications.forget_deleted_account": writes(notifications.forget_deleted_account),
    "notifications.forget_pair": writes(notifications.forget_pair),
    "notifications.forget_domain": notifications.forget_domain,
    "notifications.merge_filtered": writes(notifications.merge_filtered),
    "notifications.discard_filtered": writes(notifications.discard_filtered),
    "notifications.clear": writes(clearing.clear),
    "notifications.push": push.push,
    "discovery.forget_deleted": discovery.forget_deleted,
    "discovery.match_searches": discovery.match_searches,
    "discovery.show_or_hide": writes(discovery.show_or_hide),
    "portability.carry_out": imports.carry_out,
    "portability.clear_import": imports.clear_import,
    "portability.write_archive": archives.write_archive,
    "portability.clear_account": archives.clear_account,
    "broadcasts.forget_account": writes(broadcasts.forget_account),
    "commitments.advance": clock.advance,
    "commitments.settle": clock.settle,
    "commitments.expire_offer": offers.expire_offer,
    "commitments.hand_out": offers.hand_out,
    "commitments.lapse_condition": offers.lapse_condition,
    "commitments.part": friends.part,
    "mobs.tell_committed": writes(telling.tell_committed),
    "mobs.remind": writes(telling.remind),
    "mobs.tell_followers": writes(following.tell_followers),
    "mobs.forget_touches": writes(cascade.forget_touches),
    "mobs.deepen_tree": writes(cascade.deepen_tree),
    "mobs.rekey_places": writes(cascade.rekey_places),
    "mobs.forget_account": following.forget_account,
    "mobs.forget_places": places.forget_places,
    "mobs.settle_answer": asking.settle,
    "mobs.forget_contacts": asking.forget_contacts,
    "mobs.move_needs": asking.move_needs,
    "mobs.close_needs": asking.close_needs,
    "mobs.forget_asked": asking.forget_account,
    "mobs.say_words": words.say_words_of_mob,
    "mobs.forget_words": words.forget_words,
    "moderation.tell_staff": writes(reports.tell_staff),
}
