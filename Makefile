# One word for each thing that is done often. `make run` and `make test` work from a fresh clone.

SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
CONTENT ?= content
WORKERS ?= auto
BIN := .venv/bin
export PORT

.PHONY: run dev prepare test thorough check lint types migrations deploy proofs bench burden content drawings lock audit clean help

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1: /p' Makefile

run: prepare ## serve the site on this machine
	@echo "Unclench is on http://127.0.0.1:$(PORT) (stop it with Ctrl-C)."
	@echo "To edit the guidance: $(if $(filter 8000,$(PORT)),,PORT=$(PORT) )$(BIN)/python manage.py add_editor YOUR_NAME --role author, then open what it prints."
	@exec $(BIN)/gunicorn --config python:config.gunicorn config.wsgi

dev: prepare .venv/dev.stamp ## serve it, and start again when a file changes
	@DEBUG=1 $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

prepare: .venv/run.stamp
	@$(BIN)/python manage.py prepare

test: .venv/dev.stamp ## run the tests, but for those that take longest
	@$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder -m "not thorough" $(ARGS)

thorough: .venv/dev.stamp ## run the tests that take longest: all at random, broken on purpose, asked by every role
	@$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder -m thorough

check: lint types migrations deploy proofs ## run everything that reads the code without running the site

lint: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djangofmt --check --quiet templates

types: .venv/dev.stamp
	$(BIN)/mypy

migrations: .venv/dev.stamp
	$(BIN)/python manage.py makemigrations --check --dry-run

deploy: .venv/dev.stamp
	SITE_URL=https://back.example.org SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(50))") \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

proofs: .venv/dev.stamp
	$(BIN)/python manage.py prove_guidance $(CONTENT)

bench: .venv/dev.stamp ## measure, side by side, as ratios
	$(BIN)/python -m tests.benchmarks

burden: .venv/dev.stamp ## count what six people have to read and tap, in a real browser
	$(BIN)/python -m tests.burden

content: proofs ## prove the guidance in content/ and check that its files are canonical
	$(BIN)/python manage.py check_content $(CONTENT)

drawings: .venv/dev.stamp ## draw static/figures again from tools/figures/poses.toml
	$(BIN)/python -m tools.figures

lock: .venv/dev.stamp ## choose versions anew
	sh .ci/lock

audit: .venv/dev.stamp ## ask whether a dependency has a known weakness
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements-dev.lock

clean: ## remove what can be made again; never what was written
	rm -rf .venv staticfiles .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed: make run PYTHON=python3.12, for instance."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python cannot make a virtual environment here. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

# A set-up for tests holds everything that serving needs.
.venv/run.stamp: requirements.lock | .venv/bin/python
	@if cmp -s requirements-dev.lock .venv/dev.stamp; then :; \
		else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock; fi
	@cp requirements.lock $@

.venv/dev.stamp: requirements-dev.lock | .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@cp requirements-dev.lock $@
