# Comptoir: `make run` opens the program, `make test` tries it. Both do all the set-up on a fresh machine.
DATA := $(shell find db/data -name '*.csv' -o -name '*.json')
PY := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: run test setup db check bench package smoke screenshot charts-sheet lock translations

run: setup
	@.venv/bin/comptoir

setup: .venv/run.stamp resources/comptoir.db resources/translations/comptoir_fr.qm

.venv/run.stamp: requirements.lock pyproject.toml packaging/setup.sh
	@packaging/setup.sh run

.venv/dev.stamp: requirements-dev.lock pyproject.toml packaging/setup.sh
	@packaging/setup.sh dev

db: .venv/run.stamp resources/comptoir.db

resources/comptoir.db: .venv/run.stamp $(DATA) $(wildcard db/*.py)
	@$(PY) -m db.build

resources/translations/%.qm: resources/translations/%.ts .venv/run.stamp
	@.venv/bin/pyside6-lrelease -silent $< -qm $@

test: .venv/dev.stamp setup
	$(OFFSCREEN) $(PY) -m pytest --cov --cov-report=term -m "not bench"

check: .venv/dev.stamp setup
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) -m db.check
	$(PY) -m db.check --coverage

bench: .venv/dev.stamp setup
	$(OFFSCREEN) $(PY) -m pytest tests/bench -m bench -s

# The folder, the single file, the archive and the Debian package, into dist/.
package: .venv/dev.stamp setup
	@$(PY) packaging/make.py all

# The same twice, compared, and tried in a clean Debian without Python (as root; else as far as it goes).
smoke: .venv/dev.stamp setup
	@packaging/smoke.sh

screenshot: setup
	@mkdir -p build
	@.venv/bin/comptoir screenshot --entity serbia -o build/screenshot.png && echo build/screenshot.png

# Every kind of chart for the main entities of every section, on one sheet to look at.
charts-sheet: .venv/dev.stamp setup
	@mkdir -p build
	@$(OFFSCREEN) $(PY) tests/ui/charts/contact_sheet.py resources/comptoir.db build/charts.png && echo build/charts.png

# New words of the program into the French translation file; then translate what is marked unfinished.
translations: .venv/dev.stamp
	@.venv/bin/pyside6-lupdate -silent -no-obsolete -locations none $(shell find app -name '*.py') -ts resources/translations/comptoir_fr.ts

# The lock files, anew from pyproject.toml, for every system (needs uv).
lock:
	uv pip compile --quiet --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header --extra build pyproject.toml -o requirements.lock
	uv pip compile --quiet --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
