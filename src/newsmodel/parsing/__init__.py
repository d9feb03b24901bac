"""The way in: source to typed blocks."""

from newsmodel.parsing.parser import Parser, explain, parse_html, parse_text
from newsmodel.parsing.site_rules import SiteRules

__all__ = ["Parser", "SiteRules", "explain", "parse_html", "parse_text"]
