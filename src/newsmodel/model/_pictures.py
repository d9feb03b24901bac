"""Tells whether two addresses are of the same picture, in another size perhaps."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

#: Longer addresses are compared as they are.
_LONGEST = 2_000
#: How deep in one another the addresses of services that resize pictures are looked at.
_DEEPEST = 3
#: What the name of a file says of a size: "-1200x800", "_w640", "@2x", "-scaled".
_SIZE = re.compile(
    r"(?i)[-_.,@]*(?<![a-z0-9])(?:\d{2,4}x\d{0,4}|[wh][_=]?\d{2,4}|\d{2,4}px|[1-4]x|scaled|thumb(?:nail)?"
    r"|xs|sm|md|lg|xl|small|medium|large|original|crop(?:ped)?|resized?)(?![a-z0-9])"
)
#: Widths that pages ask for, at a name's end.
_WIDTH = re.compile(
    r"(?:^|[-_])(?:320|480|540|600|640|720|750|768|800|828|900|960|1024|1080|1200|1280|1440|1600|1920|2048)$"
)
#: What a part of a path says of how a picture is cut, not of which it is: "w_800", "16x9", "fit-in", "640".
_SETTING = re.compile(
    r"(?i)(?:[a-z]{1,10}[_=:-]|[a-z]{0,2})\d{1,4}(?:[.x:]\d{0,4}){0,4}"
    r"|fit-in|smart|resize|crop|thumbs?|images?|styles?"
)
_EXTENSION = re.compile(r"\.[a-z0-9]{2,5}$")
#: A name with fewer letters and digits, or one of these, is shared by many pictures.
_SHORTEST = 6
_COMMON = frozenset(
    ("image", "original", "photo", "picture", "default", "master", "large", "index", "mobile", "desktop")
)
#: The address of a picture inside that of a service.
_INNER = re.compile(r"https?(?:://|%3[Aa]).*", re.DOTALL)
#: Parameters that tell which picture is meant.
_TELLING = ("url", "src", "image", "img", "file", "path", "id")


def picture_key(url: str, depth: int = 0) -> str:
    """Return what the addresses of one picture in several sizes have in common.

    The name of its file without what tells a size and how it is stored; where that tells little, the path
    before it too. Whatever a service that resizes pictures has before the address of the picture itself, or
    around it, is passed over.
    """
    if len(url) > _LONGEST:
        return url
    if depth < _DEEPEST and (inside := _INNER.search(url, 1)) and "?" not in url[: inside.start()]:
        return picture_key(unquote(inside[0]), depth + 1)
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    asked = dict(parse_qsl(parts.query)) if len(parts.query) > 0 else {}
    for name in _TELLING[:-1]:
        if (value := asked.get(name)) and "/" in value and depth < _DEEPEST:
            return picture_key(value, depth + 1)
    *path, name = [part for part in unquote(parts.path).lower().split("/") if part] or [""]
    stem = _stem(name)
    told = [asked[key] for key in _TELLING if key in asked]
    if not told and sum(map(str.isalnum, stem)) >= _SHORTEST and stem not in _COMMON:
        return stem
    where = [part for part in path if not _is_setting(part)]
    # What is nothing but a size tells nothing, if there is anything else.
    return "/".join((*where, *filter(None, (stem,)), *told)) or name


def _is_setting(part: str) -> bool:
    return all(_SETTING.fullmatch(setting) for setting in part.split(",") if setting)


def _stem(name: str) -> str:
    """Return the name of a file without its ending and sizes."""
    name = _EXTENSION.sub("", name)
    return _WIDTH.sub("", _SIZE.sub("", name))
