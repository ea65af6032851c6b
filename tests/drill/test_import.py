"""A thousand accounts move in while the server runs and others read."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2

from tests.app.operator import goodmob, serving, variables

MANY = 1_000


def test_a_thousand_accounts_move_in(tmp_path: Path) -> None:
    environ = variables(tmp_path / "data")
    people = "".join(
        json.dumps({"username": f"person{number}", "email": f"{number}@example.org", "password": f"password {number}"})
        + "\n"
        for number in range(MANY)
    )
    address = f"http://127.0.0.1:{environ['GOODMOB_PORT']}"

    with serving(environ) as server, ThreadPoolExecutor(1) as aside:
        assert server.stdout
        server.stdout.readline()
        importing = aside.submit(goodmob, environ, "account", "import", "-", given=people)
        answers = []
        while not importing.done():
            answers.append(httpx2.get(f"{address}/api/v1/timelines/public").status_code)
        made = [json.loads(line) for line in importing.result().out.splitlines()]
        first = httpx2.get(
            f"{address}/api/v1/accounts/verify_credentials", headers={"Authorization": f"Bearer {made[-1]['token']}"}
        )

    assert len({account["id"] for account in made}) == MANY
    assert set(answers) == {200}
    assert first.json()["username"] == f"person{MANY - 1}"
