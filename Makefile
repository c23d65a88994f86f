# make run    serves Yhdessä on http://localhost:8501
# make test   checks style, types and layers, and runs every test
# Both make their own Python environment in .venv the first time.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
PARTS := $(wildcard tests/browser tests/faults tests/load)

.PHONY: run test check unit browser texts clean

run: .venv/installed
	@$(BIN)/streamlit run app.py --server.port $(PORT)

# Every part runs and shows its results, also when one before it has failed.
test:
	@failed=""; for part in check unit browser; do $(MAKE) --no-print-directory $$part || failed="$$failed $$part"; done; \
		if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi

check: .venv/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

unit: .venv/installed-for-tests
	@.ci/programs
	$(BIN)/python -m pytest -n auto $(PARTS:%=--ignore=%)

# Two files at a time: each has a server and a browser of its own, and waits more than it works.
browser: .venv/installed-for-tests
	@.ci/programs
	$(if $(PARTS),$(BIN)/python -m pytest -n 2 --dist loadfile $(PARTS))

# Brings the translators' catalogues up to date with the code.
texts: .venv/installed
	$(BIN)/python -m participation.catalogues

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Yhdessä needs Python 3.11 or newer. Install it, or name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-for-tests: requirements-dev.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
