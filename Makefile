# The workshop. Each target sets up .venv first; nothing else is needed but Python 3.11 or newer.
.DEFAULT_GOAL := help
.PHONY: help run test lint evaluate bench constraints clean

PYTHON ?= python3
BIN := .venv/bin
# What a developer needs is installed once, and again when the project's needs change.
READY := .venv/.ready
BENCH := .venv/.ready-bench
# Prefect and its server stay on this machine and say nothing to anybody.
export DO_NOT_TRACK := 1

help:  ## what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Strandline needs Python 3.11 or newer; name one with: make PYTHON=python3.11 ...")'
	@echo "Setting up .venv: this takes some minutes, once."
	@if command -v uv >/dev/null; then \
		uv venv --quiet --allow-existing --python $(PYTHON) .venv && uv pip install --quiet --python $(BIN)/python -c constraints.txt -e '.[dev]'; \
	else \
		$(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'; \
	fi
	@touch $@

$(BENCH): $(READY)
	@if command -v uv >/dev/null; then \
		uv pip install --quiet --python $(BIN)/python -c constraints.txt -e '.[dev,bench]'; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'; \
	fi
	@touch $@

run: $(READY)  ## ingest data/raw as a Prefect flow and publish the tables in data/processed
	@$(BIN)/python -m flows.ingest data/raw; code=$$?; [ $$code -eq 0 ] || [ $$code -eq 3 ]

test: lint  ## everything: lint, types, import rules, then all tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(READY)  ## style, types and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(READY)  ## how right the extraction is, field by field, against its floors
	@$(BIN)/python -m evaluation

bench: $(BENCH)  ## pages a second and memory, beside peers, as ratios
	$(BIN)/python -m benchmarks

constraints:  ## pin anew what constraints.txt pins (needs uv)
	uv pip compile --universal --no-header --no-annotate --quiet --python-version 3.11 --all-extras pyproject.toml -o constraints.txt

clean:  ## forget the environment and the published tables; data/raw stays
	rm -rf .venv data/processed/_* data/processed/*.parquet data/processed/current.json
