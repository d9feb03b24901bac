"""The way in: source to typed blocks."""

from newsmodel.parsing.parser import Parser, parse_html, parse_text

__all__ = ["Parser", "parse_html", "parse_text"]
