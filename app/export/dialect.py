"""Which signs a CSV file is written with: chosen, or those of the reader's locale."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from app.catalog.lines import Form

BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # by which Excel knows that a file is UTF-8


class Delimiter(enum.StrEnum):
    """What stands between cells; the value is the word of the command line."""

    AUTO = "auto"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"


class DecimalSign(enum.StrEnum):
    """What stands before decimals; the value is the word of the command line."""

    POINT = "point"
    COMMA = "comma"


_SIGNS = {Delimiter.COMMA: ",", Delimiter.SEMICOLON: ";", Delimiter.TAB: "\t"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV file looks, and whether it begins with a byte-order mark."""

    form: Form = field(default_factory=Form)
    byte_order_mark: bool = False


def dialect(
    delimiter: Delimiter = Delimiter.AUTO,
    decimal: DecimalSign | None = None,
    *,
    byte_order_mark: bool = False,
    locale_decimal: str = ".",
) -> Dialect:
    """The signs asked for; where none are, those of a locale with this decimal sign.

    Spreadsheets expect semicolons between cells where the comma is the decimal sign.
    """
    sign = locale_decimal if decimal is None else "," if decimal is DecimalSign.COMMA else "."
    sign = "," if sign == "," else "."  # the Arabic and other signs are written as a point, which programs read
    between = _SIGNS.get(delimiter, ";" if sign == "," else ",")
    return Dialect(Form(between, sign), byte_order_mark)
