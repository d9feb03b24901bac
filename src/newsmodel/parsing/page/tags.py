"""What the elements of a page are to its text."""

from __future__ import annotations

from lxml import etree

#: Elements that hold no text of the page.
SILENT = frozenset(
    (
        "script", "style", "template", "svg", "math", "select", "option", "optgroup", "object",
        "embed", "canvas", "map", "datalist", "param", "meta", "link", "base", "title", "input", "textarea",
        "progress", "meter", "iframe", "frame", "frameset", "noframes", "track", "source", "area",
    )
)  # fmt: skip
#: Elements that do not end a block.
INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr", "output", "slot", "rp", "rt",
    )
)  # fmt: skip
_IMAGES = frozenset(("img", "amp-img", "picture", "video", "amp-video", "audio"))
_FRAMES = frozenset(("iframe", "embed", "object"))
_CELLS = frozenset(("td", "th"))
#: What is no block-level element, by tag. Comments and the like have a function for a tag.
KINDS: dict[object, str] = {
    **dict.fromkeys((*SILENT, etree.Comment, etree.PI, etree.Entity), "silent"),
    **dict.fromkeys(INLINE, "inline"),
    **dict.fromkeys(_IMAGES, "image"),
    **dict.fromkeys(_CELLS, "cell"),
    **dict.fromkeys(_FRAMES, "frame"),
    **{tag: tag for tag in ("a", "br", "span", "noscript", "template")},
}
