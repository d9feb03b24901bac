"""How the documentation is built: `make docs`."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon import GoogleDocstring

import newsmodel

project = "newsmodel"
author = "The newsmodel authors"
project_copyright = "the newsmodel authors"
release = newsmodel.__version__
version = release

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "newsmodel"

myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3

# `article.quotes` in a docstring is a link where there is something to link to, and code where there is not.
default_role = "py:obj"
nitpick_ignore_regex = [
    ("py:obj", r"[a-z_]+(\.[a-z_]+)*"),
    # Python's own and other projects' names; the build needs no network to look them up.
    ("py:class", r"(datetime|date|collections\.abc|typing|enum|attrs?|cattrs|hypothesis|pathlib)(\..*)?"),
    ("py:class", r"(SearchStrategy|DrawFn|StrEnum|Enum|Path|Any|T)(\[.*\])?"),
    ("py:class", r"tuple\[.*"),
    # Other projects' values, and our names for types, as the signatures have them.
    ("py:class", r"Element|DataFrame|pa\..*|Articles|Row|Item|Html|Node|Doc|Pipeline"),
    ("py:class", r"newsmodel\.interop\.notebook\..*"),
    # What links are made of, which only `link` makes.
    ("py:class", r"newsmodel\.linking\.records\..*"),
]

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88
python_use_unqualified_type_names = True


def sections(_app: Sphinx, what: str, name: str, obj: object, options: Any, lines: list[str]) -> None:
    """Read "Args:" and "Raises:"; not in the comment of a field, where a colon is a colon."""
    if what not in {"attribute", "data", "property"}:
        lines[:] = GoogleDocstring(lines, what=what, name=name, obj=obj, options=options).lines()


def signature(
    _app: Sphinx, _what: str, _name: str, _obj: object, _options: Any, given: str | None, returned: str | None
) -> tuple[str | None, str | None]:
    """Write "..." for the defaults that a reader could not type: made by a factory, or functions."""
    return given and re.sub(r"= ?(NOTHING|\(<function [^)]*\))", "= ...", given), returned


def among_public_names(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.reference | None:
    """Resolve `Article` to ``newsmodel.Article``, whatever module the docstring stands in."""
    if node["refdomain"] != "py":
        return None
    domain = env.get_domain("py")
    for module in ("newsmodel", "newsmodel.annotating", "newsmodel.language"):
        target = f"{module}.{node['reftarget']}"
        found = domain.resolve_xref(env, node["refdoc"], app.builder, node["reftype"], target, node, contnode)
        if found is not None:
            return found
    return None


def setup(app: Sphinx) -> None:
    """Connect the three."""
    app.connect("autodoc-process-docstring", sections)
    app.connect("autodoc-process-signature", signature)
    app.connect("missing-reference", among_public_names)
