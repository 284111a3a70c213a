# Each target forwards to one command, which also works by itself where there is no make.
PYTHON ?= python3

.PHONY: site serve check test bench
site: ; @$(PYTHON) scripts/run.py site
serve: ; @$(PYTHON) scripts/run.py serve
check: ; @$(PYTHON) scripts/run.py check
test: ; @$(PYTHON) scripts/run.py test
bench: ; @$(PYTHON) scripts/run.py bench
