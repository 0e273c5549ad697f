#!/usr/bin/env bash
# Sets up everything in this folder, in stages that each say what they do and how long it took.
# A stage writes its stamp last, with what it was made from: it is done again only when that changed
# or when it was interrupted, so the same command goes on where it stopped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=${PYTHON:-python3}

# One set-up at a time in this folder, where the system has a program for that.
mkdir -p var
exec 9> var/setup.lock
if command -v flock > /dev/null; then flock 9; fi

stopped() { echo "The set-up stopped. The same command goes on where it was." >&2; }
trap 'exit 130' INT TERM

# stage NAME STAMP COMMAND: runs the command when what standard input holds is not in the stamp.
stage() {
  local name=$1 stamp=$2 made_from began=$SECONDS
  shift 2
  made_from=$(cat)
  if [[ -f $stamp && $(< "$stamp") == "$made_from" ]]; then return; fi
  trap stopped EXIT
  echo "$name ..."
  "$@" < /dev/null
  printf '%s\n' "$made_from" > "$stamp"
  echo "$name: done in $((SECONDS - began)) s"
  trap - EXIT
}

new_enough() {
  "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' || {
    echo "Soepel needs Python 3.11 or newer with venv; $python is $("$python" --version 2>&1)." >&2
    echo "Debian and Ubuntu: apt-get install python3-venv. Or name another: make PYTHON=..." >&2
    exit 1
  }
}

pip() { .venv/bin/python -m pip --disable-pip-version-check install --no-deps "$@"; }

# Of each twenty packages one line, and of what pip wants to say of trouble all.
counted() {
  awk -v all="$(grep -c '==' requirements.lock)" '
    /^Collecting/ { if (++got % 20 == 0) print "  " got " of at most " all " fetched"; fflush() }
    /^Installing collected/ { print "  all fetched, unpacking"; fflush() }'
}

environment() {
  new_enough
  # From nothing, since a package may have been half unpacked; what was fetched is in pip's cache.
  "$python" -m venv --clear .venv
  # The lock is whole, so nothing is resolved anew: a release of tomorrow changes nothing here.
  pip --progress-bar off --require-hashes -r requirements.lock | counted
}

# Its build backend is in the lock, so this asks no index.
soepel() { pip --quiet --no-build-isolation --no-index --editable .; }

{ pwd; cat requirements.lock; } | stage "Python packages" .venv/built-from environment
cat .venv/built-from pyproject.toml | stage "Soepel itself" .venv/soepel-from soepel
# These two know themselves what they were made from.
.venv/bin/python -m tools.frontend
.venv/bin/python -m tools.messages --compile
