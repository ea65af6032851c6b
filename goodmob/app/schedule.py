"""What runs at which hours: cron expression in UTC, name, and who does it."""

from goodmob.core.jobs.handlers import ScheduleTable

SCHEDULE: ScheduleTable = ()
