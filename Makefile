# Every target sets itself up: a fresh machine needs git, make and Python 3.11 or newer with venv.

PYTHON ?= python3
RUN := .venv/bin/python -m
CODE := $(wildcard src tests tools benchmarks)

.DEFAULT_GOAL := help
.PHONY: help setup browser test check bench mutation courses demo contact-sheet screenshots docs lock format

help:  ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

# The environment, the front end and the messages; again only what has changed.
setup:
	@PYTHON=$(PYTHON) tools/setup.sh

# A Chromium for the tests in a real browser.
browser:
	@tools/browser.sh

# A file stays in one process: what its tests share, such as a thousand lives, is made once.
# The journeys run by themselves: what drives the browser keeps an event loop in its process.
test: setup browser  ## run all tests; every branch of the core must be covered
	$(RUN) pytest --cov -n 2 --dist loadfile --ignore tests/journeys
	$(RUN) pytest -n 2 --dist loadfile tests/journeys

check: setup  ## format, lint, types, contracts, dependencies, messages, addresses, generated pages
	$(RUN) ruff format --check $(CODE)
	$(RUN) ruff check $(CODE)
	$(RUN) mypy $(CODE)
	.venv/bin/lint-imports --no-cache --no-logo
	.venv/bin/djade --target-version 5.2 --check $$(git ls-files '*.html')
	$(RUN) deptry src
	$(RUN) tools.messages --check
	$(RUN) tools.addresses
	$(RUN) tools.pages --check

bench: setup  ## every speed that the README states, and the long runs of the properties
	$(RUN) benchmarks

mutation: setup  ## break the rules in small ways and count how many breaks the tests notice
	$(RUN) tools.mutation

courses: setup  ## let the virtual people live 112 days and print the table of their courses
	$(RUN) soepel.simulation.courses

demo: setup  ## the whole application on this machine, with invented people
	@.venv/bin/soepel demo

contact-sheet: setup  ## what the figure does in every exercise, on sheets in var/contact-sheet
	$(RUN) tools.contact_sheet

screenshots: setup browser  ## every page in both languages, on a phone and a desk, in var/screenshots
	$(RUN) tools.screenshots

docs: setup  ## write the generated pages anew
	$(RUN) tools.pages

format: setup  ## put the code in its format
	$(RUN) ruff check --fix-only $(CODE)
	$(RUN) ruff format $(CODE)
	@.venv/bin/djade --target-version 5.2 $$(git ls-files '*.html') || true  # 1 when it wrote

lock:  ## resolve the dependencies of pyproject.toml anew (needs uv)
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header \
	  --no-strip-extras -q -o requirements.lock
