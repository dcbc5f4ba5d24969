# Every target does its own set-up: Python >= 3.11, git and make are all it needs.
# ZHUNRU_PYTHON=/path/to/python chooses the Python, PYTEST_ARGS='-k chain' the tests.

VENV := .venv
PYTHON := $(VENV)/bin/python
INSTALL := $(PYTHON) -m pip --disable-pip-version-check install --quiet --quiet
BUNDLE := dist/zhunru-bundle
DEMO := .

# What mypy reads: those folders that hold Python.
SOURCES := zhunru.py registry catalog reports examples tests bench

.DEFAULT_GOAL := help
.PHONY: help demo test setup lint format docs docs-check messages messages-check bench trust \
        lock lock-check lock-upgrade bundle bundle-check clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/core.stamp ## make the example, import it, write its reports into 示例/
	@mkdir -p "$(DEMO)" && cd "$(DEMO)" && "$(CURDIR)/$(VENV)/bin/zhunru" demo $(DEMO_ARGS)

test: setup ## run the tests
	@$(PYTHON) -m pytest -q -n logical --dist worksteal $(PYTEST_ARGS)

setup: $(VENV)/dev.stamp ## only make the environment for development

lint: setup ## ruff and mypy --strict
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy $$(find $(SOURCES) -name '*.py' 2>/dev/null | sort)
	@$(PYTHON) -m mypy --no-explicit-package-bases $$(find docs packaging -name '*.py' 2>/dev/null | sort)

format: setup ## let ruff mend what it can
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

docs: setup ## write the pages that come from the program
	@$(PYTHON) docs/build.py

docs-check: setup ## fail if one of those pages is out of date
	@$(PYTHON) docs/build.py --check

messages: setup ## collect the messages and compile the translations
	@$(PYTHON) packaging/messages.py

messages-check: setup ## fail if a message has no Chinese
	@$(PYTHON) packaging/messages.py --check

bench: $(VENV)/bench.stamp ## measure, side by side with others
	@$(PYTHON) -m bench $(BENCH_ARGS)

trust: setup ## kill, edit and mutate at length; writes docs/reliability.md
	@$(PYTHON) -m tests.trust $(TRUST_ARGS)

lock: setup ## lock what pyproject.toml asks for
	@sh packaging/lock.sh

lock-check: setup ## fail if the lock files do not follow from pyproject.toml
	@sh packaging/lock.sh --check

lock-upgrade: setup ## lock the newest releases
	@sh packaging/lock.sh --upgrade

bundle: setup ## write the folder for offline laptops, dist/zhunru-bundle
	@$(PYTHON) packaging/bundle.py $(BUNDLE)

bundle-check: $(BUNDLE)/SHA256SUMS ## install from that folder without a network, run the demo
	@sh packaging/check-bundle.sh $(BUNDLE)

$(BUNDLE)/SHA256SUMS: | $(VENV)/dev.stamp
	@$(PYTHON) packaging/bundle.py $(BUNDLE)

clean: ## remove what make has made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PYTHON):
	@sh packaging/make-venv.sh $(VENV)

# The plain path file of editable_mode=compat costs no time at start-up, the default's finder does.
$(VENV)/core.stamp: requirements.lock pyproject.toml | $(PYTHON)
	@echo 'Installing what zhunru needs ...'
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --config-settings editable_mode=compat --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/core.stamp
	@echo 'Installing what its development needs ...'
	@$(INSTALL) --no-build-isolation --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/bench.stamp: requirements-bench.lock $(VENV)/dev.stamp
	@echo 'Installing what the measurements need ...'
	@$(INSTALL) --no-build-isolation --require-hashes -r requirements-bench.lock
	@touch $@
