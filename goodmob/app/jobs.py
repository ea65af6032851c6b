"""What runs later: the name of each job, and who does it."""

from goodmob.core.jobs.handlers import JobTable

JOBS: JobTable = {}
