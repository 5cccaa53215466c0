# Trợ lý DVC: everything a newcomer needs is `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Entries are judged as of this day; what has expired since is told by `python -m faq check` and `doctor`.
RELEASED := 2026-11-21

.PHONY: help run setup template chat test check bench knowledge lock format clean

help: ## what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

run: $(VENV)/.runs ## prepare everything and serve the web chat on http://127.0.0.1:8080
	@$(BIN)/python -m bot run

setup: $(VENV)/.runs ## prepare everything, print the sample codes, do not serve
	@$(BIN)/python -m bot setup

template: $(VENV)/.runs ## write the empty workbook that sets up a province or commune
	@$(BIN)/python -m bot template

chat: $(VENV)/.runs ## talk in this terminal
	@$(BIN)/python -m bot chat

test: $(VENV)/.tests ## all tests: SQLite always, PostgreSQL where one answers, the page in Chromium
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: $(VENV)/.tests ## ruff, mypy strict, import contracts, entries
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m faq check --on $(RELEASED)

bench: $(VENV)/.tests ## measure turns per second, start-up and memory, beside a baseline
	@$(BIN)/python -m benchmarks.turns
	@$(BIN)/python -m benchmarks.footprint
	@$(BIN)/python -m benchmarks.answers
	@$(BIN)/python -m benchmarks.index
	@$(BIN)/python -m benchmarks.sentences
	@$(BIN)/python -m benchmarks.province

knowledge: $(VENV)/.tests ## fit the answer engine anew after entries or phrasings changed (some minutes)
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m faq learn

lock: $(VENV)/.tests ## resolve the newest allowed dependencies anew
	@$(BIN)/pip install -q uv
	@$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-header --no-emit-index-url --no-annotate pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-header --no-emit-index-url --no-annotate --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

format: $(VENV)/.tests ## put the code into the house's form
	@$(BIN)/ruff check --fix -q .
	@$(BIN)/ruff format -q .

clean: ## remove the environment and caches, keep the data
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runs: requirements.lock | $(VENV)/bin/python
	@echo "Đang cài các thư viện cần dùng, lần đầu mất vài phút…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.tests: requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing what the tests need…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $(VENV)/.runs $@
