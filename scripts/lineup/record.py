"""Records with many fields, or few that exist: a NamedTuple or a dataclass compiles something at every start."""

from __future__ import annotations

from typing import NoReturn, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record:
    """Named data that does not change; fields are given by name, and those with a default may be left out.

    Nothing is compiled for it; making one takes a little longer than a NamedTuple does.

    Raises:
        TypeError: a field that there is not, or one that is left out and has no default.
    """

    def __init__(self, **fields: object) -> None:
        for name in fields:
            if name not in type(self).__annotations__:
                raise TypeError(f"{type(self).__name__} has no field {name}")
        self.__dict__.update(fields)
        for name in type(self).__annotations__:
            if not hasattr(self, name):
                raise TypeError(f"{type(self).__name__} needs a value for {name}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} does not change")

    def but(self, **fields: object) -> Self:
        """The same record but for these fields."""
        return type(self)(**{**self.__dict__, **fields})
