"""What is particular to few posts, and absent from the JSON of all others."""

from goodmob.posts.queries.posts import PostRow


def marks_of(row: PostRow) -> dict[str, bool | str]:
    """The keys of a Status that say so: local_only and hidden_by_author are there where they are true only.

    approval_state is there while the post waits to be let in ("pending"), and where it was not ("rejected").
    """
    marks: dict[str, bool | str] = {}
    if row.local_only:
        marks["local_only"] = True
    if row.hidden_answer:
        marks["hidden_by_author"] = True
    if row.approval is not None:
        marks["approval_state"] = row.approval
    return marks
