#!/bin/sh
# Makes sure that there is a Chromium for the tests in a real browser: installs it where it may, and
# otherwise says how, with exit code 2. No test is left out in silence.
set -eu
command -v chromium > /dev/null && exit 0

if ! command -v apt-get > /dev/null; then
  echo "The tests need a Chromium on the PATH, named chromium: install it and try again." >&2
  exit 2
fi
if [ "$(id -u)" = 0 ]; then
  as_root=
elif sudo -n true 2> /dev/null; then
  as_root="sudo -n"
else
  echo "The tests need Chromium. Install it, and try again:" >&2
  echo "  sudo apt-get install -y chromium" >&2
  exit 2
fi
echo "Installing Chromium ..."
# shellcheck disable=SC2086  # empty for root: then it is no word at all
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends chromium > /dev/null
