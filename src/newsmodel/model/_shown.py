"""Tuples that a notebook shows as cards."""

from __future__ import annotations

from typing import SupportsIndex, TypeVar, overload

T = TypeVar("T")
_T_co = TypeVar("_T_co", covariant=True)


class Shown(tuple[_T_co, ...]):
    """A tuple of quotes, actors, events or blocks, which is a tuple to all but a notebook."""

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> _T_co: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[_T_co, ...]: ...
    def __getitem__(self, key: SupportsIndex | slice, /) -> _T_co | tuple[_T_co, ...]:
        if isinstance(key, slice):
            return Shown(super().__getitem__(key))
        return super().__getitem__(key)

    def _repr_html_(self) -> str:
        """Return what Jupyter shows: a card for each."""
        from newsmodel.interop.notebook import listing

        return listing(self)._repr_html_()  # type: ignore[arg-type]


def shown(members: tuple[T, ...]) -> tuple[T, ...]:
    """Return *members* as `Shown`; what is no tuple is left to a validator."""
    return Shown(members) if type(members) is tuple else members
