# The commands of this project; `make` or `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# make setup PYTHON=python3.12 chooses the Python; without it, the newest of 3.13, 3.12, 3.11.
PYTHON ?=
# make run ARGS="gcm-2017-1 --seat display" passes arguments on to the app.
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
CODE := gcm_moderator ui tests

# The stamp holds the folder it was made in: a copied or moved tree is set up anew.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
STALE := stale
endif
ifneq ($(PYTHON),)
STALE := stale
endif
ifeq ($(wildcard $(BIN)/python),)
STALE := stale
endif

.PHONY: help
help: ## Say what the commands are
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(STAMP) ## Set everything up and open the app on its start page (off screen where there is no display)
	@scripts/run.sh $(ARGS)

.PHONY: test
test: lint $(STAMP) ## Set everything up and run all checks and tests
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

.PHONY: lint
lint: $(STAMP) ## Check style, types and the rules on who imports whom
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Run 'make format': the files above are not formatted."; exit 1; }
	@$(BIN)/python -m mypy $(CODE)
	@$(BIN)/lint-imports --no-logo

.PHONY: format
format: $(STAMP) ## Format the code and repair what can be repaired
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

.PHONY: bench
bench: $(STAMP) ## Measure, and write the ratios to build/bench.json
	@mkdir -p build
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench $(ARGS)

.PHONY: torture
torture: $(STAMP) ## Kill a running meeting a thousand times and look at what is left
	@$(BIN)/python -m tests.torture $(ARGS)

.PHONY: clumsy
clumsy: $(STAMP) ## Press and click anything in the whole program, in any order, for ten minutes
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.clumsy $(ARGS)

.PHONY: soak
soak: $(STAMP) ## Play both days in all the windows, three times over, and watch memory and face (40 minutes)
	@mkdir -p build
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.soak $(ARGS)

.PHONY: fuzz
fuzz: $(STAMP) ## Look for inputs that no reader deals with, ten minutes for each kind
	@$(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt atheris
	@$(BIN)/python -m tests.fuzz $(ARGS)

.PHONY: mutants
mutants: $(STAMP) ## Change meeting and agenda in every way and see whether a test notices (a night)
	@$(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt mutmut
	@GCM_HYPOTHESIS=few $(BIN)/mutmut run $(ARGS)

.PHONY: pictures
pictures: $(STAMP) ## Draw the pictures of the documentation again
	@scripts/pictures.sh

.PHONY: wheel
wheel: $(STAMP) ## Build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

.PHONY: setup
setup: $(STAMP) ## Set everything up, and no more
	@echo "Everything is set up in $(VENV)."

.PHONY: clean
clean: ## Remove what was made here: the environment, caches, builds
	@rm -rf $(VENV) build dist mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): pyproject.toml constraints.txt scripts/set_up.sh scripts/system_packages.sh $(STALE)
	@scripts/set_up.sh $(PYTHON)

.PHONY: stale
stale:
