# Everything Goodmob can be asked for; `make help` lists it.
PYTHON_IN = .venv/bin/python
PYTEST = $(PYTHON_IN) -m pytest
# Half as many again as there are cores: tests in a browser wait now and then.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) \* 3 / 2)

.PHONY: help run demo test check lint house bench drill docs screenshots messages lock

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: ## install what is locked, migrate and serve on http://127.0.0.1:8000
	@scripts/bootstrap runtime
	@$(PYTHON_IN) -m goodmob.app.cli serve

demo: ## as run, with a lively town of 40 people in ./data-demo
	@scripts/bootstrap runtime
	@$(PYTHON_IN) -m demo

test: lint ## the whole suite, on SQLite and PostgreSQL, with everything `make check` looks at
	@$(PYTEST) -n $(WORKERS) --maxprocesses 8

check: lint house ## types, style, layers and house rules

lint:
	@scripts/bootstrap develop
	@$(PYTHON_IN) -m ruff check .
	@$(PYTHON_IN) -m ruff format --check .
	@$(PYTHON_IN) -m mypy
	@.venv/bin/lint-imports

house:
	@$(PYTEST) tests/house

bench: ## the load tool against a server of its own
	@scripts/bootstrap develop
	@$(PYTHON_IN) -m bench

drill: ## the long tests: crashes, overload, big data, every page on every screen
	@scripts/bootstrap develop
	@$(PYTEST) tests -m drill

docs: ## write docs/api.md and docs/events.md anew
	@scripts/bootstrap develop
	@$(PYTHON_IN) -m scripts.docs

screenshots: ## take the pictures of docs/screenshots anew
	@scripts/bootstrap develop
	@$(PYTHON_IN) -m scripts.screenshots

messages: ## collect the texts of pages and mails for translation, and list what is not translated
	@scripts/bootstrap develop
	@$(PYTHON_IN) -m scripts.messages

lock: ## resolve the locks anew from requirements/*.in
	@scripts/lock
