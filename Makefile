# Everything a newcomer runs. Each target makes its own environment in .venv first, where there is none.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test check-format lint types layers unit samples clean

demo: $(STAMP)  ## set everything up and audit the faulty sample region
	@$(BIN)/pdvalidate audit sample_sheets/faulty || test $$? -eq 1

test: $(STAMP) check-format lint types layers unit  ## set everything up and pass all checks

check-format: $(STAMP)
	$(BIN)/ruff format --check .

lint: $(STAMP)
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/pytest -n 2

samples: $(STAMP)  ## make the sample sheets and the golden files again
	$(BIN)/python -m sample_sheets.generate
	$(BIN)/pytest tests/reports tests/cli/test_readme.py tests/samples/test_pictures.py --regenerate

$(STAMP): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[test]"
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
