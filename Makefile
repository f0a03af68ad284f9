# Needs Python 3.11 (or newer) and make; everything else goes into .venv and var/. `make` prints what can be made.
# Variables: PORT=8001, PYTHON=/path/to/python3.11, GOVTRACK_VAR=folder, DATABASE_URL=…, ARGS="-k name" (for test, bench).

PYTHON = $(shell for name in python3.11 python3 python; do $$name -c "import sys; sys.exit(sys.version_info < (3, 11))" \
	2>/dev/null && echo $$name && break; done)
IN_VENV = .venv/bin/python
MANAGE = $(IN_VENV) manage.py
# A bundle carries its packages in wheels/; with it nothing is asked of any network.
FROM_WHEELS = $(if $(wildcard wheels/made-for),--isolated --no-index --find-links=wheels)
PIP = $(IN_VENV) -m pip --disable-pip-version-check
MADE_FOR = import sys, sysconfig; print("Python {}.{} on {}".format(*sys.version_info[:2], sysconfig.get_platform()))

.PHONY: help run prepare serve test lint score bench bundle
.DEFAULT_GOAL = help

help:  ## print these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: prepare  ## install, load the five documents, serve on http://127.0.0.1:8000/ (PORT=… for another port)
	@exec $(IN_VENV) -m gunicorn --config python:govtrack.serving

serve: .venv/for-run  ## only serve what an earlier `make run` prepared
	@exec $(IN_VENV) -m gunicorn --config python:govtrack.serving

prepare: .venv/for-run
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@$(MANAGE) load_corpus
	@$(MANAGE) first_admin

test: .venv/for-tests  ## run all tests this machine can run; the last lines name what was left out
	@$(IN_VENV) -m pytest -n auto --dist worksteal $(ARGS)

lint: .venv/for-tests  ## check style, types, settings and migrations
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m ruff format --check .
	$(IN_VENV) -m mypy
	$(MANAGE) check --fail-level WARNING
	GOVTRACK_HTTPS=true $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run

score: .venv/for-tests  ## how exactly the gold documents are read
	@$(IN_VENV) -m tests.score

bench: .venv/for-tests .venv/for-bench  ## how quickly things are stored, found, shown; ARGS="search --sizes 10000" chooses
	@$(IN_VENV) -m tests.bench $(ARGS)

bundle: .venv/for-run  ## dist/govtrack-….tar.gz: code and packages; `make run` in it needs no network
	@git diff --quiet HEAD || echo "Note: the bundle holds the last commit; uncommitted changes are not in it."
	@rm -rf dist/govtrack && mkdir -p dist/govtrack
	@git archive HEAD | tar -x -C dist/govtrack
	@$(PIP) wheel --quiet --wheel-dir dist/govtrack/wheels pip -r requirements.txt
	@$(IN_VENV) -c '$(MADE_FOR)' > dist/govtrack/wheels/made-for
	@tar -czf dist/govtrack-$$(git describe --always).tar.gz -C dist govtrack && rm -rf dist/govtrack
	@echo "dist/govtrack-$$(git describe --always).tar.gz ($$(du -h dist/govtrack-$$(git describe --always).tar.gz | cut -f1))"

# Installed anew only when the lists of packages changed.
.venv/for-run: .venv/made requirements.txt
	@echo "Installing packages (a minute at the first time) …"
	@$(PIP) install -qq --use-pep517 $(FROM_WHEELS) -r requirements.txt
	@touch $@

.venv/for-tests: .venv/for-run requirements-dev.txt
	@echo "Installing packages for tests and checks …"
	@$(PIP) install --quiet -r requirements-dev.txt
	@touch $@

# Beside what our downloads are measured: nothing of it is for the program, so it has an environment of its own.
.venv/for-bench: .venv/for-tests requirements-bench.txt
	@$(PYTHON) -m venv .venv/bench
	@.venv/bench/bin/python -m pip --disable-pip-version-check install --quiet -r requirements-bench.txt
	@touch $@

# Debian's Python makes environments without pip unless python3-venv is there: then pip comes from the bundle.
.venv/made:
	@test -n "$(PYTHON)" || { echo "govtrack needs Python 3.11 or newer; if there is one: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "govtrack needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)" >&2; exit 1; }
	@test ! -f wheels/made-for || test "$$($(PYTHON) -c '$(MADE_FOR)')" = "$$(cat wheels/made-for)" \
		|| { echo "This bundle was made for $$(cat wheels/made-for); here is $$($(PYTHON) -c '$(MADE_FOR)')" >&2; exit 1; }
	@$(IN_VENV) -m pip --version >/dev/null 2>&1 \
		|| $(PYTHON) -m venv --clear .venv >/dev/null 2>&1 \
		|| { $(PYTHON) -m venv --clear --without-pip .venv && test -f wheels/made-for \
			&& PYTHONPATH=$$(echo wheels/pip-*.whl) $(IN_VENV) -m pip install --quiet $(FROM_WHEELS) pip; } \
		|| { echo "Python's venv module is not complete; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@
