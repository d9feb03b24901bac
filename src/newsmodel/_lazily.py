"""Attributes that are worked out when they are asked for first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class worked_out_once(Generic[T]):  # noqa: N801 - it is written as a decorator
    """As `functools.cached_property`, without the lock that this has before Python 3.12.

    It is one for all instances of a class: a process that is forked while another thread holds it waits for
    it forever. Without it two threads may work out the same value at once, which does no harm.
    """

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function = function
        self._name: str = function.__name__
        self.__doc__ = function.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> worked_out_once[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> worked_out_once[T] | T:
        """Return the value of *instance*, which has it as an attribute of its own from then on."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._function(instance)
        return value
