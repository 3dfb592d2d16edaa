# Two commands for a fresh machine: `make demo` and `make test`. Each sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
STAMP := $(VENV)/.installed

COMPILE := $(BIN)/python -m compileall -q stylelint

.PHONY: bench demo pages site vscode quality test test-full newcomer lint types format picture schema wheel-check clean

# Start-up is measured in milliseconds: byte code is made here, also where the environment keeps Python from writing it.
demo: $(STAMP)
	$(COMPILE)
	$(BIN)/stylelint check --exit-zero examples

test: $(STAMP) lint types
	$(COMPILE)
	$(BIN)/python -m pytest
	$(MAKE) wheel-check

test-full: test newcomer vscode site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[full]"
	$(BIN)/python -m pytest -m full

# A newcomer's first ten minutes, from `stylelint init` to a commit hook.
newcomer: $(STAMP)
	STYLELINT=$(CURDIR)/$(BIN)/stylelint PRE_COMMIT=$(CURDIR)/$(BIN)/pre-commit examples/first-ten-minutes.sh

# The pages of the rules, from the rule files.
pages: $(STAMP)
	$(BIN)/python docs/_rules.py

# The documentation as a site, in build/site; broken anchors fail.
site: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[site]"
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# The extension for VS Code: types, bundle, tests, package. Needs Node 20 or newer.
vscode:
	cd editors/vscode && npm ci --silent --no-audit --no-fund && npm run package --silent

# Builds the wheel, installs it into an empty environment and lints with it.
wheel-check: $(STAMP)
	$(BIN)/python -m pytest -m full tests/test_wheel.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The JSON Schemas that editors complete rule files with.
schema: $(STAMP)
	$(BIN)/stylelint schema --write rules

$(STAMP): pyproject.toml
	$(PYTHON) -c "import sys; sys.version_info >= (3, 10) or sys.exit('stylelint needs Python 3.10 or newer')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	$(COMPILE)
	touch $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache

# The picture that the README opens with.
picture: $(STAMP)
	$(BIN)/python bench/picture.py docs/images/check.svg

# Speed, beside the peers; `make bench BENCH="--size 5 --times 3"` for a short one. See docs/performance.md.
bench: $(STAMP)
	$(BIN)/python -m bench --install $(BENCH)

# How good detection is: the own set, and labels and real documents where ../shared holds them. See docs/quality.md.
quality: $(STAMP)
	PYTHONPATH=tests $(BIN)/python -m quality $(QUALITY)
