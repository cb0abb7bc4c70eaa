# Everything is set up on first use, in .venv and .cache; a second run starts at once.
#
#   make talk    build the keynote and open it
#   make test    every test, in real browsers
#   make check   formatting, lint, types (Python and browser files), floors
#   make bench   build times beside other tools
#   make bench-export  a talk as PDF, beside other tools
#   make bench-followers  how fast a room follows, and what it costs
#   make bench-film  how fast a film of the keynote is made, beside how long it lasts
#   make bench-live  from a save to the screen, beside other tools, in a real browser
#   make soak    two thousand saves: memory, files and threads of the server, and of the page
#   make bench-stage  flights on stage beside impress.js alone, in a real browser
#   make clean   take away what was set up and built
#
# PYTHON=python3.12 make test   uses another Python (3.11 or later).

BIN := .venv/bin
KEYNOTE := talks/intracomm2011.md
DECK := build/intracomm2011.html

.PHONY: talk test check bench bench-export bench-film bench-followers bench-live bench-stage
.PHONY: soak format clean

talk: .venv/.run
	$(BIN)/deckgen build $(KEYNOTE) -o $(DECK)
	@tools/show $(DECK)

test: .venv/.test .cache/.axe
	@tools/browser
	@tools/engines
	$(BIN)/python -m pytest

check: .venv/.check .cache/.tsc
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	tools/node .cache/tsc/node_modules/typescript/bin/tsc -p deckgen/runtime

bench: .venv/.test
	$(BIN)/python -m bench

bench-film: .venv/.test
	@tools/browser
	$(BIN)/python -m bench.film

bench-export: .venv/.test
	@tools/browser
	$(BIN)/python -m bench.export

bench-followers: .venv/.test
	$(BIN)/python -m bench.followers

bench-live: .venv/.test
	@tools/browser
	$(BIN)/python -m bench.live

soak: .venv/.test
	@tools/browser
	$(BIN)/python -m bench.live.soak

bench-stage: .venv/.test
	@tools/browser
	$(BIN)/python -m bench.stage

format: .venv/.check
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv .cache build/*.html

.venv/.run: pyproject.toml
	tools/venv
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.test: .venv/.run
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@

.venv/.check: .venv/.test
	$(BIN)/python -m pip install --quiet --editable '.[check]'
	@touch $@

# Without it, the tests that need it are skipped and say so.
.cache/.axe: tools/axe
	tools/axe || echo "no axe-core: its tests are skipped"
	@mkdir -p .cache && touch $@

.cache/.tsc: tools/typescript
	tools/typescript
	@touch $@
