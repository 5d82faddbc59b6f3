"""Keeps a mistake inside a Qt callback from taking the window down: it is reported, and a safe value goes back to Qt."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])


def guard(safe: Any = None) -> Callable[[F], F]:
    """Wrap an overridden Qt virtual or a slot. `safe` is what Qt gets after a failure; a callable is called to make it."""

    def wrap(work: F) -> F:
        @functools.wraps(work)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                return work(*args, **kwargs)
            except Exception:
                kind, error, trace = sys.exc_info()
                assert kind is not None
                assert error is not None
                sys.excepthook(kind, error, trace)
                return safe() if callable(safe) else safe

        return cast(F, guarded)

    return wrap
