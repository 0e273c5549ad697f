"""Sign-in stands by itself: whoever imports it first, in whatever order Django runs its checks."""

import subprocess
import sys


def test_sign_in_can_be_the_first_that_is_imported() -> None:
    script = "import django; django.setup(); import soepel.server.sign_in"
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
