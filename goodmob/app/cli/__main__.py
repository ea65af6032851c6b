"""`python -m goodmob.app.cli` is the same as `goodmob`."""

from goodmob.app.cli.main import main

main()
