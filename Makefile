# Every target sets itself up: a fresh machine needs git, make and Python 3.11 or newer with venv.

PYTHON ?= python3
RUN := .venv/bin/python -m
CODE := $(wildcard src tests tools benchmarks)

.DEFAULT_GOAL := help
.PHONY: help setup test check bench mutation courses demo docs lock format

help:  ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

# Builds .venv from requirements.lock, and again only when that file has changed.
setup:
	@PYTHON=$(PYTHON) tools/setup.sh

test: setup  ## run all tests; every branch of the core must be covered
	$(RUN) pytest --cov

check: setup  ## format, lint, types, contracts, dependencies, addresses, generated pages
	$(RUN) ruff format --check $(CODE)
	$(RUN) ruff check $(CODE)
	$(RUN) mypy $(CODE)
	.venv/bin/lint-imports --no-cache --no-logo
	$(RUN) deptry src
	$(RUN) tools.addresses
	$(RUN) tools.pages --check

bench: setup  ## every speed that the README states, and the long runs of the properties
	$(RUN) benchmarks

mutation: setup  ## break the rules in small ways and count how many breaks the tests notice
	$(RUN) tools.mutation

courses: setup  ## let the virtual people live 112 days and print the table of their courses
	$(RUN) soepel.simulation.courses

demo: setup  ## plan and replay the example records
	@for record in examples/*.json; do \
	  echo; echo "== $$record"; \
	  .venv/bin/soepel plan "$$record" && .venv/bin/soepel replay "$$record" || exit 1; \
	done

docs: setup  ## write the generated pages anew
	$(RUN) tools.pages

format: setup  ## put the code in its format
	$(RUN) ruff check --fix-only $(CODE)
	$(RUN) ruff format $(CODE)

lock:  ## resolve the dependencies of pyproject.toml anew (needs uv)
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header \
	  --no-strip-extras -q -o requirements.lock
