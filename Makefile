# Everything from nothing: each target installs what it needs.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.DEFAULT_GOAL := help
.PHONY: help run test check messages bench lock

help:  ## say what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.runtime  ## serve http://localhost:8000 with the five plans and a demonstration town
	@$(MANAGE) demo
	@$(MANAGE) runserver --skip-checks --insecure 0.0.0.0:$(PORT)

test: .venv/.tests  ## run every test, on SQLite and on PostgreSQL
	@CI= $(BIN)/python -m tests

check: .venv/.tests  ## lint, formatting, missing migrations, Django's own checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

messages: .venv/.runtime  ## collect the sentences to translate and compile the Japanese ones
	cd kpitracker && ../$(MANAGE) makemessages

bench: .venv/.runtime  ## measure what the README claims
	$(BIN)/python -m benchmarks

lock: .venv/.tests  ## resolve the dependencies again, with hashes

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kpitracker needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/.tests: .venv/.runtime tests/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $@
