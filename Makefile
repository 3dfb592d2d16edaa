# Two commands for a fresh machine: `make demo` and `make test`. Each sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(if $(wildcard $(VENV)/Scripts),$(VENV)/Scripts,$(VENV)/bin)
STAMP := $(VENV)/.installed

.PHONY: demo test test-full lint types format picture schema wheel clean

demo: $(STAMP)
	$(BIN)/stylelint check --exit-zero examples

test: $(STAMP) lint types
	$(BIN)/python -m pytest

test-full: test wheel
	$(BIN)/python -m pytest -m full

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(STAMP): pyproject.toml
	$(PYTHON) -c "import sys; sys.version_info >= (3, 10) or sys.exit('stylelint needs Python 3.10 or newer')"
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
