# Phienhop. `make` alone lists what there is.
# Needs make, Python 3.11 and its pip; nothing else is taken from the system.

PYTHON ?= python3.11
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
DELEGATES ?= 100
KILL ?= 0
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PYTEST := $(BIN)/python -m pytest -p tests.nothing_skipped
comma := ,

# Without what Python keeps of what it has read, every server, command and worker reads Django anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test check check-types check-rest faults torture journey screenshots pictures bench cluster rehearse messages lock clean venv installed-run installed-test

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  make run takes HOST, PORT, DATA_DIR, DEBUG=1, DEMO=0; docs/settings.md has the rest."
	@echo "  make bench takes BENCH=fan-out,push (only these), KEEP=1 (figures into docs/benchmarks.md)."
	@echo "  make torture takes TORTURE=sqlite or postgresql (only this), PART=4 (a quarter of everything),"
	@echo "  ONLY=mistakes, votes, closings, secrecy, schedules or model (this part of it)."
	@echo "  make journey takes INTO=folder, DATABASE_URL, REDIS_URL (docs/journey.md)."
	@echo "  make rehearse takes DELEGATES, KILL (servers killed during each vote), MEETING=body/number, PORT."
	@echo "  make cluster takes PORT, PROCESSES, DATABASE_URL, REDIS_URL, DATA_DIR, TLS=1."

run: installed-run ## Install what is missing, then serve the demo at http://localhost:8000
	@exec $(MANAGE) start --host "$(HOST)" --port "$(PORT)"

test: installed-test ## The whole test suite, browser tests included when Chromium is there
	@$(MANAGE) messages --compile
	@$(PYTEST) -n $(WORKERS) $(ARGS)

check: installed-test ## Style, types, layers, templates, texts, migrations, deployment settings
	@$(MAKE) --no-print-directory -j2 --output-sync=target check-types check-rest

check-types:
	$(BIN)/mypy .

check-rest:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) messages --check
	SECURE=1 SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	  ALLOWED_HOSTS=phienhop.example SSL_REDIRECT=1 $(MANAGE) check --deploy --fail-level WARNING
	$(BIN)/pytest -q -rP tests/repository

faults: installed-test ## Break network, Redis and PostgreSQL under a vote; LONG=1 makes all of it (docs/voting-under-fire.md)
	@LONG="$(LONG)" $(PYTEST) -s tests/faults

torture: installed-test ## Kill servers and databases while 2,000 vote, write var/torture.json (docs/voting-under-fire.md)
	@exec $(BIN)/python -m tests.torture $(subst $(comma), ,$(TORTURE)) $(if $(PART),--part $(PART)) $(if $(ONLY),--only $(ONLY))

cluster: installed-run ## PostgreSQL, Redis, nginx and 3 processes on loopback, in the foreground (deploy/README.md)
	@sh deploy/cluster/nginx.sh
	@PORT="$(PORT)" exec $(BIN)/python -m deploy.cluster

rehearse: installed-run ## Play the next meeting with simulated tablets on a copy (docs/rehearsal.md)
	@exec $(MANAGE) rehearse --delegates "$(DELEGATES)" --kill "$(KILL)" --report var/rehearsal.json \
	  $(if $(MEETING),--meeting "$(MEETING)") $(if $(filter file,$(origin PORT)),,--port "$(PORT)")

journey: installed-test ## Play a whole meeting through its own server, judge the notice, write var/journey.json
	@$(BIN)/python -m tests.rehearsal $(INTO)

screenshots: installed-test ## Every page at four sizes, light and dark, into var/screenshots/
	$(PYTEST) --browser-tests only --pictures all tests/browser/test_gallery.py

pictures: installed-test ## Take the pictures of the guides and the README anew
	$(PYTEST) --browser-tests only --pictures kept tests/browser/test_gallery.py

bench: installed-test ## Measure the live room against simpler servers, write var/bench.json (docs/benchmarks.md)
	@exec $(BIN)/python -m tests.bench $(subst $(comma), ,$(BENCH)) $(if $(KEEP),--keep)

messages: installed-test ## Bring locale/ up to date with the texts in the code
	$(MANAGE) messages

lock: ## Write requirements/*.txt anew from *.in (needs uv on the path)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements/run.txt requirements/run.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements/s3.txt requirements/s3.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements/test.txt requirements/test.in

clean: ## Remove what was installed; data in var/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A Debian without python3-venv has no ensurepip: the environment is made without pip and the
# system's pip installs into it from outside.
venv:
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { \
	  echo "Phienhop needs Python 3.11, and there is no '$(PYTHON)' here."; \
	  echo "On Debian 12: apt-get install python3 python3-pip. Elsewhere: make run PYTHON=/path/to/python3.11"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
	  echo "Phienhop needs Python 3.11, and '$(PYTHON)' is $$("$(PYTHON)" --version 2>&1)."; \
	  echo "Say where it is: make run PYTHON=/path/to/python3.11"; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || { \
	  rm -rf .venv; echo "Making a virtual environment in .venv"; "$(PYTHON)" -m venv --without-pip .venv; }

installed-run: venv
	@cmp -s requirements/run.txt .venv/run.txt || { $(call install,run) && cp requirements/run.txt .venv/run.txt; }

installed-test: venv
	@cmp -s requirements/test.txt .venv/test.txt || { $(call install,test) && \
	  cp requirements/test.txt .venv/test.txt && cp requirements/run.txt .venv/run.txt; }

define install
{ "$(PYTHON)" -m pip --version >/dev/null 2>&1 || { \
    echo "Phienhop needs pip for $(PYTHON). On Debian 12: apt-get install python3-pip"; exit 1; }; \
  echo "Installing requirements/$(1).txt (once; takes about a minute)"; \
  "$(PYTHON)" -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --no-compile \
    --require-hashes --only-binary :all: -r requirements/$(1).txt; }
endef
