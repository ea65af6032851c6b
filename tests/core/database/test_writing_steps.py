"""A new migration step: numbered, tidy, and with conditions that each database reads as its queries say them."""

from pathlib import Path

from alembic import command

from goodmob.migrations.__main__ import config


def test_a_step_is_written_for_both_databases(tmp_path: Path) -> None:
    versions = tmp_path / "versions"
    versions.mkdir()
    url = f"sqlite:///{tmp_path / 'goodmob.db'}"

    command.revision(config(url, versions), "First tables", autogenerate=True)
    command.upgrade(config(url, versions), "head")
    command.revision(config(url, versions), "Nothing new", autogenerate=True)

    first, second = sorted(versions.glob("0*.py"))
    assert [first.name, second.name] == ["0001_first_tables.py", "0002_nothing_new.py"]
    written = first.read_text()
    assert written.startswith('"""First tables."""\n\nimport sqlalchemy as sa\nfrom alembic import op\n')
    assert 'postgresql_where=sa.text("notify")' in written
    assert 'sqlite_where=sa.text("notify = 1")' in written
    assert "create_table" not in second.read_text()
