# The two commands of a fresh machine are `make run` and `make test`. Each target installs what it needs, says so, and
# can be run again at any time.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

DATA_DIR ?= .charter
PORT ?= 8080

.PHONY: help run test build unit fuzz-bounded fuzz sanitize-thread sanitize-address hostile end-to-end bench bench-server conformance format lint clean system-packages local-model test-tools

help: ## Lists the targets.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 18

run: system-packages build ## Sets everything up and starts the server with a real language model.
	@$(MAKE) --no-print-directory local-model || echo "make run: no local model; the server starts without it and says so"
	CHARTER_DATA_DIR=$(DATA_DIR) exec .build/release/charter serve --port $(PORT)

test: system-packages test-tools local-model unit fuzz-bounded end-to-end ## Sets everything up and runs every test.

build: ## Builds the release binary .build/release/charter.
	swift build -c release --product charter

unit: ## Swift tests: units, golden output, the fixture package, live sockets.
	Tests/run-unit

fuzz-bounded: ## A minute of fuzzing, the same inputs every time.
	Tests/Fuzz/run

fuzz: ## Fuzzes each target for FUZZ_SECONDS (default 600), with a new seed and the corpus of before.
	FUZZ_SECONDS=$${FUZZ_SECONDS:-600} Tests/Fuzz/run $(TARGETS)

sanitize-thread: ## Engine and transport tests under the thread sanitizer.
	Tests/run-sanitized thread

sanitize-address: ## Engine and transport tests under the address sanitizer.
	Tests/run-sanitized address

hostile: build ## Normal clients beside hostile ones for HOSTILE_SECONDS (default 600): latency, memory, errors.
	CHARTER=$(CURDIR)/.build/release/charter Tests/Hostile/run --seconds $${HOSTILE_SECONDS:-600}

end-to-end: ## The server against real clients: gql, websockets, curl, Chromium, a real model.
	Tests/EndToEnd/run

bench: ## Every figure of the README, measured here: release build, peers in the same run.
	Tests/Benchmarks/run

conformance: build ## Replays the public conformance corpus; HARNESS names its folder (default ../shared/conformance).
	python3 $${HARNESS:-../shared/conformance}/run.py -- .build/release/charter batch

bench-server: ## Builds the benchmark schema's server; the last line is its path.
	@swift build --package-path Tests/Benchmarks -c release --product bench-server >&2
	@echo "$(CURDIR)/Tests/Benchmarks/.build/release/bench-server"

local-model: ## Installs the local language model under DATA_DIR.
	Deploy/local-model/install.sh $(DATA_DIR)/local-model

system-packages:
	@Deploy/install-system-packages build

test-tools:
	@Deploy/install-system-packages test
	@Tests/EndToEnd/install $(DATA_DIR)/test-tools

format: ## Formats all Swift files.
	swift format format --in-place --recursive Package.swift Sources Plugins Tests

lint: ## Says what the formatter would change, and what is against the conventions for schemas.
	swift format lint --recursive Package.swift Sources Plugins Tests
	swift run --quiet charter lint --max-warnings 0 Schema

clean: ## Removes what was built, not what was installed.
	rm -rf .build Tests/Benchmarks/.build Tests/Fuzz/.build
