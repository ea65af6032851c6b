"""What the server carries: the libraries that open files are loaded by the child alone."""

import subprocess
import sys

LOADED = "import sys, goodmob.app.asgi, goodmob.app.opening; print(*sorted(sys.modules))"


def test_the_server_never_loads_what_opens_pictures() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    assert "goodmob.media.conversion" in loaded
    assert not {"PIL", "PIL.Image"} & loaded
