#!/bin/sh
# Builds .venv from requirements.lock. The stamp is written last and holds what the environment was
# built from, so a set-up that was interrupted, or a checkout that moved, starts again from nothing.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
stamp=.venv/built-from

built_from() { pwd && cat requirements.lock; }

if [ -x .venv/bin/python ] && built_from | cmp -s - "$stamp"; then
  exit 0
fi

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Soepel needs Python 3.11 or newer; $python is $("$python" --version 2>&1)." >&2
  echo "Name another one: make PYTHON=python3.12 ..." >&2
  exit 1
}

echo "Setting up .venv from requirements.lock ..."
"$python" -m venv --clear .venv
pip() { .venv/bin/python -m pip --disable-pip-version-check install --quiet "$@"; }
# The lock is whole, so nothing is resolved anew: a release of tomorrow changes nothing here.
pip --no-deps --require-hashes -r requirements.lock
# Soepel itself: its build backend is in the lock, so this asks no index.
pip --no-deps --no-build-isolation --no-index --editable .
built_from > "$stamp"
