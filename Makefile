# Everything from nothing: each target installs what it needs.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PLOTLY := kpitracker/node_modules/.package-lock.json
MANAGE := $(BIN)/python manage.py
LOCKED := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help run test test-long check messages bench lock

help:  ## say what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.runtime $(PLOTLY)  ## serve http://localhost:8000 with the five plans and a demonstration town
	@$(MANAGE) demo
	@$(MANAGE) runserver localhost:$(PORT)

test: .venv/.tests $(PLOTLY)  ## run every test, on SQLite and on PostgreSQL
	@$(BIN)/python -m tests

# Every test that asks tests/long.py how much it is to try, and all of the imports.
test-long: .venv/.tests $(PLOTLY)  ## try much more: 10,000 damaged files, 1,000 data sets, 20 kills, 5,000 rounds, 6 people with 50 edits each, every role's forms, every page
	@LONG=1 $(BIN)/python -m tests tests/kpitracker/imports \
	  $$(grep -rlE 'tests\.long import|tests import .*\blong\b' tests --include='test_*.py' | grep -v /imports/ | sort)

check: .venv/.tests  ## lint, formatting, missing migrations, Django's own checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --check --target-version 5.2
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --fail-level WARNING

messages: .venv/.runtime  ## collect the sentences to translate and compile the Japanese ones
	@command -v msgfmt >/dev/null || { echo "make messages needs GNU gettext (Debian: apt-get install gettext)"; exit 1; }
	$(MANAGE) makemessages --locale ja --ignore '.*' --no-wrap --add-location file
	$(MANAGE) compilemessages --locale ja --ignore '.*'

bench: .venv/.tests $(PLOTLY)  ## measure what the README claims
	$(BIN)/python -m benchmarks

lock: .venv/bin/python  ## resolve the dependencies again, with hashes
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile $(LOCKED) pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(LOCKED) --group test -c requirements.lock -o tests/requirements.lock
	$(BIN)/uv pip compile $(LOCKED) --group build -o kpitracker/requirements.lock
	$(BIN)/python -m kpitracker.plotly_bundle --lock

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kpitracker needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/.tests: .venv/.runtime tests/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $@

# What cannot be fetched is said, and tried again the next time: pages work without.
$(PLOTLY): kpitracker/package-lock.json kpitracker/requirements.lock | .venv/.runtime
	@$(BIN)/python -m kpitracker.plotly_bundle
