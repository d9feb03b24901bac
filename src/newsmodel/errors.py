"""What newsmodel raises on purpose: one base, one child for each thing a caller can act on."""

from __future__ import annotations

from typing import Any


class NewsModelError(Exception):
    """Base of every error that newsmodel raises on purpose.

    A page without an article is none of them: it gives an `Article` without body and a diagnostic.
    A wrong argument type is a built-in `TypeError`.
    """


class EmptyInputError(NewsModelError, ValueError):
    """The input is empty, or holds nothing but white space."""


class NoPageError(NewsModelError, ValueError):
    """What was handed over as a page is the address of one, or the name of a file.

    newsmodel reads no files and fetches nothing: the page itself is wanted.

    .. versionadded:: 0.2
    """


class DecodingError(NewsModelError, ValueError):
    """The bytes fit no encoding that the page or the caller names.

    Attributes:
        encodings: the labels tried, in this order.
    """

    def __init__(self, message: str, *, encodings: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.encodings = encodings

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), str(self), {"encodings": self.encodings})


class LimitExceededError(NewsModelError, ValueError):
    """The input is larger than a limit of `Limits` allows.

    Attributes:
        limit: the name of the limit, an attribute of `Limits`.
        allowed: its value.
        actual: what the input has; at least this much, where counting stopped early.
    """

    def __init__(self, *, limit: str, allowed: int, actual: int) -> None:
        super().__init__(f"{limit} is {allowed:,}, the input has {actual:,}: {actual - allowed:,} too many")
        self.limit = limit
        self.allowed = allowed
        self.actual = actual

    def __reduce__(self) -> tuple[Any, ...]:
        kwargs = {"limit": self.limit, "allowed": self.allowed, "actual": self.actual}
        return _rebuild, (type(self), None, kwargs)


class SerializationError(NewsModelError, ValueError):
    """A value does not fit the format that it is read from or written to.

    Attributes:
        path: where in the document, from its root: ``("quotes", 3, "spans", 0)``.
    """

    def __init__(self, message: str, *, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.path = path

    def __str__(self) -> str:
        if not self.path:
            return str(self.args[0])
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"${where}: {self.args[0]}"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args[0], {"path": self.path})


def _rebuild(kind: type[NewsModelError], message: str | None, kwargs: dict[str, Any]) -> NewsModelError:
    """Return the error that `pickle` saved; keyword-only arguments are beyond its default protocol."""
    return kind(**kwargs) if message is None else kind(message, **kwargs)
