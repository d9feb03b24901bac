"""Articles as plain data, as JSON text and as JSON Lines, and back: nothing lost, nothing bent.

The format is the model, attribute by attribute, with five agreements:

- the top level says which version of the format it is: ``{"newsmodel": 1, "blocks": […], …}``;
- for readers in other languages it has ``"text"`` and ``"day"`` too, which are not read back: the blocks and
  ``"published"`` say both;
- what is at its default is left out;
- a block says its kind under ``"type"`` ("paragraph", "block-quote"), a span is ``[block, start, end]``, an
  enum is its value, a date or time is ISO 8601 with the zone offset as given;
- actors are written once, under ``"actors"``, and referred to by their id everywhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Any, cast

from newsmodel._strict import only_itself, shown, strict_converter, structure
from newsmodel.errors import SerializationError
from newsmodel.model import (
    Actor,
    Agency,
    Article,
    Aside,
    Block,
    BlockQuote,
    Boilerplate,
    Byline,
    Caption,
    Embed,
    Extras,
    Headline,
    Kicker,
    ListItem,
    Paragraph,
    Span,
    Standfirst,
    Subheading,
    TableRow,
    Timestamp,
)

if TYPE_CHECKING:
    from cattrs import Converter

_Path = tuple[str | int, ...]
_Hooks = dict[type[Block], Callable[..., Any]]

#: The version of the format that is written, and the only one that is read.
FORMAT_VERSION = 1
_VERSION_KEY = "newsmodel"
#: What the properties of an article say of its fields.
DERIVED_KEYS = ("text", "day")

#: What a block says under ``"type"``.
BLOCK_TYPES: dict[str, type[Block]] = {
    "kicker": Kicker,
    "headline": Headline,
    "standfirst": Standfirst,
    "byline": Byline,
    "timestamp": Timestamp,
    "paragraph": Paragraph,
    "subheading": Subheading,
    "list-item": ListItem,
    "block-quote": BlockQuote,
    "table-row": TableRow,
    "embed": Embed,
    "caption": Caption,
    "aside": Aside,
    "boilerplate": Boilerplate,
}
_TYPE_OF = {kind: name for name, kind in BLOCK_TYPES.items()}

# `fromisoformat` alone takes week dates, lower case and more digits than it keeps.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{6})?)?)?"
)


def to_dict(article: Article) -> dict[str, Any]:
    """Return *article* as plain data: dicts, lists, strings, ints and bools; ``from_dict`` is the way back.

    Besides the fields it has ``"text"`` and ``"day"``, what `Article.text` and `Article.day` are.

    Raises:
        TypeError: *article* is no `Article`.

    .. versionchanged:: 0.2
       ``"text"`` and ``"day"``.
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    data: dict[str, Any] = {_VERSION_KEY: FORMAT_VERSION}
    if article.body:
        data["text"] = article.text
    if article.day is not None:
        data["day"] = article.day.isoformat()
    data.update(_article_converter().unstructure(article, Article))
    return data


def from_dict(data: dict[str, Any]) -> Article:
    """Return the article that ``to_dict`` wrote.

    Raises:
        TypeError: *data* is no dict.
        SerializationError: something in it has the wrong type, is unknown, is missing, or does not fit the
            rest, such as a span outside its block. The error's ``path`` tells where.
    """
    if not isinstance(data, dict):
        raise TypeError(f"data is a dict, not {type(data).__name__}")
    version = data.get(_VERSION_KEY)
    if type(version) is not int or version != FORMAT_VERSION:
        raise SerializationError(
            f"expected version {FORMAT_VERSION} of the format, got {shown(version)}", path=(_VERSION_KEY,)
        )
    _check_derived(data)
    fields = {key: value for key, value in data.items() if key not in (_VERSION_KEY, *DERIVED_KEYS)}
    actors = structure(_actor_converter(), fields.get("actors", []), tuple[Actor, ...], path=("actors",))
    fields["actors"] = actors
    token = _CAST.set(_by_id(actors))
    try:
        return structure(_article_converter(), fields, Article)
    finally:
        _CAST.reset(token)


def _check_derived(data: dict[str, Any]) -> None:
    """Refuse what is no text or no day; whether they are the article's, its writer answers for."""
    text, day = (data.get(key) for key in DERIVED_KEYS)
    if not isinstance(text, str | None):
        raise SerializationError(f"expected str, got {shown(text)}", path=("text",))
    try:
        if day is not None and not _DAY.fullmatch(only_itself(day, str)):
            raise ValueError(f"expected a day as ISO 8601 writes it, got {shown(day)}")
        _read_day_or_moment(day, date)
    except (TypeError, ValueError) as error:
        raise SerializationError(str(error), path=("day",)) from error


def to_json(article: Article, *, indent: int | None = None) -> str:
    """Return *article* as JSON text: what ``to_dict`` gives, in one line unless *indent* says how deep.

    Characters outside ASCII are written as they are.

    Raises:
        TypeError: *article* is no `Article`.
        SerializationError: a string holds a lone surrogate, which no JSON text can carry.
    """
    return json_text(to_dict(article), indent)


def from_json(text: str | bytes) -> Article:
    """Return the article that ``to_json`` wrote; bytes are UTF-8, with or without a byte-order mark.

    Raises:
        TypeError: *text* is neither str nor bytes.
        SerializationError: it is no JSON, an object has a key twice, a string holds a lone surrogate, or
            the data is not what ``from_dict`` takes.
    """
    return from_dict(json_object(text))


def to_json_lines(articles: Iterable[Article]) -> Iterator[str]:
    """Yield each article as a line of JSON Lines, with the line feed that ends it.

    No other character that ends a line for anybody stands in it. Files are the caller's:
    ``file.writelines(to_json_lines(articles))``.

    Raises:
        TypeError: one of them is no `Article`.
        SerializationError: one of them can't be written. The error's ``path`` begins with its number.

    .. versionadded:: 0.2
    """
    if isinstance(articles, Article):
        raise TypeError("lines are made of several articles: put the one into a list")
    return _written_lines(articles)


def _written_lines(articles: Iterable[Article]) -> Iterator[str]:
    for number, article in enumerate(articles):
        with _numbered(number):
            line = to_json(article)
        yield f"{line.translate(_LINE_ENDS)}\n"


def from_json_lines(lines: Iterable[str | bytes]) -> Iterator[Article]:
    """Yield the article of each line that is not blank; a file that is open for reading is such lines.

    Raises:
        TypeError: *lines* is one string, or one of them is neither str nor bytes.
        SerializationError: a line is no article. The error's ``path`` begins with the line's number, from 0.

    .. versionadded:: 0.2
    """
    if isinstance(lines, str | bytes):
        raise TypeError("lines are several strings: open a file, or take the text's lines apart")
    return _read_lines(lines)


def _read_lines(lines: Iterable[str | bytes]) -> Iterator[Article]:
    for number, line in enumerate(lines):
        if not isinstance(line, str | bytes) or line.strip():
            with _numbered(number):
                article = from_json(line)
            yield article


@contextmanager
def _numbered(number: int) -> Generator[None, None, None]:
    """Put *number* before the path of an error."""
    try:
        yield
    except SerializationError as error:
        raise SerializationError(str(error.args[0]), path=(number, *error.path)) from error


# --- JSON text --------------------------------------------------------------------------------------------

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def json_text(data: dict[str, Any], indent: int | None) -> str:
    """Return plain data as JSON text.

    Raises:
        SerializationError: a string holds a lone surrogate.
    """
    text = json.dumps(
        data, ensure_ascii=False, indent=indent, separators=(",", ":" if indent is None else ": ")
    )
    if not _is_unicode(text):
        refuse_surrogates(data)
    return text


def json_object(text: str | bytes) -> dict[str, Any]:
    """Return the object that a JSON text holds; bytes are UTF-8, with or without a byte-order mark.

    Raises:
        TypeError: *text* is neither str nor bytes.
        SerializationError: it is no JSON, no object, an object has a key twice, or a string holds a lone
            surrogate.
    """
    if not isinstance(text, str | bytes):
        raise TypeError(f"text is a str or bytes, not {type(text).__name__}")
    try:
        decoded = text if isinstance(text, str) else text.decode("utf-8-sig")
        data: Any = json.loads(decoded, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:  # bad UTF-8, bad JSON, an int of thousands of digits, depth
        if isinstance(error, SerializationError):
            raise
        raise SerializationError(f"no JSON: {error}") from error
    if not isinstance(data, dict):
        raise SerializationError(f"expected an object, got {shown(data)}")
    if not _is_unicode(decoded) or _SURROGATE_ESCAPE.search(decoded):
        refuse_surrogates(data)
    return cast(dict[str, Any], data)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for i, key in enumerate(keys) if key in keys[:i])
        raise SerializationError(f"the key {shown(twice)} stands twice in one object")
    return fields


def _refuse_constant(name: str) -> None:
    raise SerializationError(f"no JSON: {name} is no number of it")


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def refuse_surrogates(data: Any, path: _Path = ()) -> None:
    """Raise `SerializationError` for a string in *data*, itself at *path*, that holds half a character."""
    # Nearly all data pass as one text, in a tenth of the time of a walk.
    try:
        if _is_unicode(json.dumps(data, ensure_ascii=False)):
            return
    except (TypeError, ValueError, RecursionError):
        pass
    # Not recursive: what `json` managed to nest may be deeper than a Python function can follow.
    waiting: list[tuple[Any, _Path]] = [(data, path)]
    while waiting:
        value, path = waiting.pop()
        if isinstance(value, str) and not _is_unicode(value):
            raise SerializationError("a lone surrogate is no character: JSON text can't carry it", path=path)
        if isinstance(value, dict):
            fields = cast(Any, value)
            waiting += [(key, path) for key in fields]
            waiting += [(inner, (*path, key)) for key, inner in fields.items()]
        elif isinstance(value, list):
            waiting += [(inner, (*path, index)) for index, inner in enumerate(cast(Any, value))]


#: What some readers take for the end of a line, in the form that JSON has for it.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


# --- the converters ---------------------------------------------------------------------------------------

# The actors of the article that is being read, by id: a structure hook is given nothing but the value.
_CAST: ContextVar[dict[str, Actor]] = ContextVar("_CAST")


@cache
def _actor_converter() -> Converter:
    """Return the converter for the entries of ``"actors"``."""
    return span_converter()


def span_converter() -> Converter:
    """Return a new strict converter that writes a span as ``[block, start, end]``, extras as they are."""
    converter = strict_converter()
    converter.register_structure_hook(Extras, _read_extras)
    converter.register_structure_hook(Agency, lambda value, _: Agency(only_itself(value, str)))
    converter.register_unstructure_hook(Extras, Extras.to_dict)
    converter.register_structure_hook(Span, _read_span)
    converter.register_unstructure_hook(Span, _write_span)
    return converter


@cache
def _article_converter() -> Converter:
    """Return the converter for everything else, where an actor is its id."""
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    converter = span_converter()
    converter.register_structure_hook(Actor, _read_reference)
    converter.register_unstructure_hook(Actor, lambda actor: actor.id)
    converter.register_structure_hook(datetime, _read_moment)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_structure_hook_func(_is_day_or_moment, _read_day_or_moment)
    converter.register_unstructure_hook_func(_is_day_or_moment, _write_day_or_moment)

    read = {kind: make_dict_structure_fn(kind, converter) for kind in _TYPE_OF}
    write = {kind: make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True) for kind in read}
    converter.register_structure_hook(Block, partial(_read_block, read))
    converter.register_unstructure_hook(Block, partial(_write_block, write))

    # The properties of the same names put these together with the blocks.
    private = ("headline", "standfirst", "images")
    fields: Any = {f"_{name}": override(rename=name) for name in private}
    actors = override(
        struct_hook=lambda actors, _: actors,  # `from_dict` has read them already
        unstruct_hook=lambda actors: [_actor_converter().unstructure(actor, Actor) for actor in actors],
    )
    converter.register_structure_hook(
        Article, make_dict_structure_fn(Article, converter, **fields, actors=actors)
    )
    converter.register_unstructure_hook(
        Article,
        make_dict_unstructure_fn(Article, converter, _cattrs_omit_if_default=True, **fields, actors=actors),
    )
    return converter


def _read_span(value: Any, _: Any) -> Span:
    offsets = only_itself(value, list)
    if len(offsets) != 3:
        raise ValueError(f"expected [block, start, end], got a list of {len(offsets)}")
    for index, offset in enumerate(offsets):
        if type(offset) is not int:
            raise SerializationError(f"expected int, got {shown(offset)}", path=(index,))
    return Span(*offsets)


def _write_span(span: Span) -> list[int]:
    return [span.block, span.start, span.end]


def _read_extras(value: Any, _: Any) -> Extras:
    return Extras(only_itself(value, dict))


def _by_id(actors: tuple[Actor, ...]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for index, actor in enumerate(actors):
        if found.setdefault(actor.id, actor) is not actor:
            raise SerializationError("another actor has the same id", path=("actors", index, "id"))
    return found


def _read_reference(value: Any, _: Any) -> Actor:
    actor = _CAST.get().get(only_itself(value, str))
    if actor is None:
        raise ValueError(f"no actor has the id {shown(value)}")
    return actor


def _read_block(read: _Hooks, value: Any, _: Any) -> Block:
    fields = dict(only_itself(value, dict))
    if "type" not in fields:
        raise SerializationError("the key 'type' is missing")
    name = fields.pop("type")
    kind = BLOCK_TYPES.get(name) if isinstance(name, str) else None
    if kind is None:
        known = ", ".join(BLOCK_TYPES)
        raise SerializationError(f"expected one of {known}, got {shown(name)}", path=("type",))
    block: Block = read[kind](fields, kind)
    return block


def _write_block(write: _Hooks, block: Block) -> dict[str, Any]:
    kind = type(block)
    return {"type": _TYPE_OF[kind], **write[kind](block)}


def _is_day_or_moment(kind: Any) -> bool:
    return bool(kind == datetime | date | None)


def _read_day_or_moment(value: Any, kind: Any) -> datetime | date | None:
    if value is None:
        return None
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    return _read_moment(value, kind)


def _write_day_or_moment(value: datetime | date | None) -> str | None:
    return None if value is None else value.isoformat()


def _read_moment(value: Any, _: Any) -> datetime:
    if not _MOMENT.fullmatch(only_itself(value, str)):
        raise ValueError(f"expected a date and time as ISO 8601 writes them, got {shown(value)}")
    return datetime.fromisoformat(value)
