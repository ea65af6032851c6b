"""`python -m goodmob.migrations upgrade|check|revise MESSAGE`, with the database's URL on standard input."""

import sys
from pathlib import Path

from alembic import command
from alembic.config import Config

FOLDER = Path(__file__).parent
VERSIONS = FOLDER / "versions"


def config(url: str, versions: Path = VERSIONS) -> Config:
    """Alembic's configuration for the database at the URL (sqlite:///… or postgresql://…) and a folder of steps."""
    made = Config()
    made.set_main_option("script_location", _literally(FOLDER))
    made.set_main_option("path_separator", "newline")
    made.set_main_option("version_locations", _literally(versions))
    made.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    for option, value in {"type": "module", "module": "ruff", "options": "format -q REVISION_SCRIPT_FILENAME"}.items():
        made.set_section_option("post_write_hooks", f"format.{option}", value)
    made.set_section_option("post_write_hooks", "hooks", "format")
    made.attributes["url"] = url
    return made


def main(words: list[str], url: str) -> None:
    """Run the command: bring the tables up to date, compare them with the code, or write the next step."""
    match words:
        case ["upgrade"]:
            command.upgrade(config(url), "head")
        case ["upgrade", versions]:
            command.upgrade(config(url, Path(versions)), "head")
        case ["check"]:
            command.check(config(url))
        case ["revise", message]:
            command.revision(config(url), message, autogenerate=True)
        case _:
            raise SystemExit(__doc__)


def _literally(path: Path) -> str:
    return str(path).replace("%", "%%")


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdin.readline().strip())
