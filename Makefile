# make demo: read the example page and print its article      make test: run the tests
# Both make their own environment in .venv. All else is for those who change the library: see `make help`.

# `make PYTHON=/path/to/python3.12 test` chooses another interpreter for the environment.
PYTHON ?=
ARGS ?=

VENV := .venv
MINIMUM := .venv-minimum
PACKAGE := .venv-package
# Always through `python -m`: scripts in bin/ name their interpreter in the first line, which a space breaks.
PY := $(VENV)/bin/python
# An editable install points at this folder. The stamp's name holds the folder, so that a copy or a moved
# checkout installs anew instead of running the code of the old place; the stamps of the old one go then.
PLACE := $(shell pwd -P | cksum | cut -d ' ' -f 1)
STAMPS := $(VENV)/demo-* $(VENV)/test-* $(VENV)/check-* $(VENV)/interop-*
INTEROP_TESTS := tests/interop $(addprefix tests/test_,examples_engines.py examples_notebook.py examples_scrapers.py docs.py)
# Those that look at what is installed.
PACKAGE_TESTS := $(addprefix tests/,model interop laws test_docs.py test_examples.py test_project.py)
PIP := -m pip install --quiet --disable-pip-version-check

.DELETE_ON_ERROR:
.PHONY: help demo test docs docs-output pictures lint types mypy pyright bench bench-quick bench-raise speed growth interop minimum minimum-interop package wheel clean

help:
	@echo "make demo         read the example page and print its article"
	@echo "make test         run the tests (ARGS='-k quotes' for some of them)"
	@echo "make lint types   ruff; mypy and pyright"
	@echo "make docs         build the documentation into docs/_build, warnings are errors"
	@echo "make docs-output  write what the examples print now into the documentation"
	@echo "make pictures     take the pictures of the notebook view (needs Chromium)"
	@echo "make bench        measure on ../shared/corpora and compare with benchmarks/floors.toml"
	@echo "make bench-quick  the same without the large sets;  make bench-raise  raises the floors"
	@echo "make speed        import time, time an article, growth"
	@echo "make growth       how the time of 200 kinds of texts grows with their length (half an hour)"
	@echo "make interop      test the ways out with pandas, Arrow, Scrapy, Spark, Ray, notebooks … (a large install)"
	@echo "make minimum      run the tests with the oldest versions that pyproject.toml allows"
	@echo "make minimum-interop  the ways out with the oldest versions of what they go into (a large install)"
	@echo "make package      build wheel and source distribution, and test them in an environment of their own"
	@echo "make clean        remove the environments and everything built"

demo: $(VENV)/demo-$(PLACE)
	@$(PY) examples/show_article.py examples/harbour.html

test: $(VENV)/test-$(PLACE)
	$(PY) -m pytest $(ARGS)

pictures: $(VENV)/test-$(PLACE)
	$(PY) docs/pictures/make.py

lint: $(VENV)/check-$(PLACE)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: mypy pyright

mypy: $(VENV)/check-$(PLACE)
	$(PY) -m mypy

pyright: $(VENV)/check-$(PLACE)
	$(PY) -m pyright --pythonpath $(PY)
	@# This one asks the first python of the PATH where the package is, whatever --pythonpath says.
	PATH="$$(pwd)/$(VENV)/bin:$$PATH" $(PY) -m pyright --verifytypes newsmodel --ignoreexternal

docs: $(VENV)/check-$(PLACE)
	$(PY) -m sphinx -W --keep-going -n -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

docs-output: $(VENV)/test-$(PLACE)
	$(PY) tests/test_docs.py --write

bench: $(VENV)/check-$(PLACE)
	$(PY) benchmarks/run.py

bench-quick: $(VENV)/check-$(PLACE)
	$(PY) benchmarks/run.py --quick

bench-raise: $(VENV)/check-$(PLACE)
	$(PY) benchmarks/run.py --raise

speed: $(VENV)/test-$(PLACE)
	$(PY) benchmarks/speed.py

growth: $(VENV)/test-$(PLACE)
	$(PY) benchmarks/growth.py $(ARGS)

interop: $(VENV)/interop-$(PLACE)
	$(PY) -m pytest $(INTEROP_TESTS) $(ARGS)

minimum: $(MINIMUM)/test-$(PLACE)
	$(MINIMUM)/bin/python -m pytest -p no:cacheprovider $(ARGS)

minimum-interop: $(MINIMUM)/interop-$(PLACE)
	$(MINIMUM)/bin/python -m pytest -p no:cacheprovider $(INTEROP_TESTS) $(ARGS)

wheel: $(VENV)/test-$(PLACE)
	$(PY) -m hatchling build -t wheel

# What users get: the wheel in an environment that has nothing else of ours, tested by the source distribution.
package: $(VENV)/test-$(PLACE)
	@rm -rf dist $(PACKAGE)
	$(PY) -m hatchling build
	@$(PY) -m venv $(PACKAGE)
	@$(PACKAGE)/bin/python $(PIP) "$$(ls dist/*.whl)[test]"
	@mkdir $(PACKAGE)/source
	@tar -xzf dist/*.tar.gz -C $(PACKAGE)/source --strip-components 1
	cd $(PACKAGE)/source && ../bin/python -m pytest -p no:cacheprovider $(PACKAGE_TESTS) $(ARGS)

clean:
	rm -rf $(VENV) $(MINIMUM) $(PACKAGE) dist docs/_build .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/demo-$(PLACE): pyproject.toml | $(PY)
	@echo "Installing newsmodel into $(VENV) ..."
	@rm -f $(STAMPS)
	@$(PY) $(PIP) --editable .
	@touch $@

$(VENV)/test-$(PLACE): pyproject.toml | $(PY)
	@echo "Installing newsmodel and its tests' tools into $(VENV) ..."
	@rm -f $(STAMPS)
	@$(PY) $(PIP) --editable ".[test]"
	@touch $(VENV)/demo-$(PLACE) $@

$(VENV)/check-$(PLACE): pyproject.toml | $(PY)
	@echo "Installing newsmodel and all tools into $(VENV) ..."
	@rm -f $(STAMPS)
	@$(PY) $(PIP) --editable ".[test,lint,docs,bench]"
	@touch $(VENV)/demo-$(PLACE) $(VENV)/test-$(PLACE) $@

$(VENV)/interop-$(PLACE): pyproject.toml | $(VENV)/test-$(PLACE)
	@echo "Installing all that articles go into, into $(VENV) ..."
	@$(PY) $(PIP) --editable ".[test,interop]"
	@touch $@

$(MINIMUM)/test-$(PLACE): pyproject.toml benchmarks/minimum.py | $(PY)
	@echo "Installing newsmodel with the oldest versions that it allows into $(MINIMUM) ..."
	@rm -rf $(MINIMUM)
	@$(PY) -m venv $(MINIMUM)
	@$(MINIMUM)/bin/python benchmarks/minimum.py > $(MINIMUM)/floors.txt
	@cat $(MINIMUM)/floors.txt
	@$(MINIMUM)/bin/python $(PIP) --constraint $(MINIMUM)/floors.txt --editable ".[test]"
	@touch $@

$(MINIMUM)/interop-$(PLACE): pyproject.toml benchmarks/minimum.py | $(MINIMUM)/test-$(PLACE)
	@echo "Installing the oldest versions of all that articles go into, into $(MINIMUM) ..."
	@$(MINIMUM)/bin/python benchmarks/minimum.py --interop > $(MINIMUM)/floors-interop.txt
	@$(MINIMUM)/bin/python $(PIP) --constraint $(MINIMUM)/floors-interop.txt --editable ".[test,interop]"
	@touch $@

# The first interpreter that is there and new enough. Half an environment is worse than none: it is removed.
$(PY):
	@for candidate in $(if $(PYTHON),"$(PYTHON)",python3.11 python3 python); do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making an environment in $(VENV) with $$("$$candidate" --version) ..."; \
	    if "$$candidate" -m venv --clear $(VENV); then exit 0; fi; \
	    rm -rf $(VENV); \
	    echo "$$candidate has no working venv or pip. On Debian and Ubuntu: apt install python3-venv" >&2; \
	    exit 1; \
	  fi; \
	done; \
	echo "newsmodel needs Python 3.11 or later, and none was found. Install one, or name it: make PYTHON=/path/to/python" >&2; \
	exit 1
