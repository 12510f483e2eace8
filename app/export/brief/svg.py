"""Drawings as SVG, to stand in a page of the web."""

from __future__ import annotations

from functools import singledispatch
from html import escape

from app.export.brief.drawing import Box, Drawing, Label, Shape, Stroke

_HATCH = "hatch-{}"


def svg(drawing: Drawing, says: str) -> str:
    """A drawing with what it shows in words."""
    hatched = sorted({shape.ink for shape in drawing.shapes if isinstance(shape, Box) and shape.hatched})
    patterns = "".join(_pattern(ink) for ink in hatched)
    shapes = "".join(_shape(shape) for shape in drawing.shapes)
    size = f"0 0 {_number(drawing.width)} {_number(drawing.height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" role="img" aria-label="{escape(says)}"'
        f' font-family="inherit">{f"<defs>{patterns}</defs>" if patterns else ""}{shapes}</svg>'
    )


def _pattern(ink: str) -> str:
    name = _HATCH.format(ink.strip("#"))
    return (
        f'<pattern id="{name}" width="2.6" height="2.6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0V2.6" stroke="{ink}" stroke-width="1"/></pattern>'
    )


@singledispatch
def _shape(shape: Shape) -> str:
    raise TypeError(type(shape).__name__)


@_shape.register
def _box(shape: Box) -> str:
    place = (
        f'x="{_number(shape.x)}" y="{_number(shape.y)}" width="{_number(shape.width)}" height="{_number(shape.height)}"'
    )
    rounded = f' rx="{_number(min(shape.radius, shape.height / 2))}"' if shape.radius else ""
    if shape.hatched:
        look = f'fill="url(#{_HATCH.format(shape.ink.strip("#"))})" stroke="{shape.ink}" stroke-width="0.7"'
    elif shape.hollow:
        look = f'fill="none" stroke="{shape.ink}" stroke-width="0.7"'
    else:
        look = f'fill="{shape.ink}"'
    return f"<rect {place}{rounded} {look}/>"


@_shape.register
def _stroke(shape: Stroke) -> str:
    ends = f'x1="{_number(shape.x1)}" y1="{_number(shape.y1)}" x2="{_number(shape.x2)}" y2="{_number(shape.y2)}"'
    return f'<line {ends} stroke="{shape.ink}" stroke-width="{_number(shape.width)}"/>'


@_shape.register
def _label(shape: Label) -> str:
    mark = f'<tspan dy="-0.35em" font-size="0.7em" font-weight="400" fill="#1a5fd0">\u00a0{escape(shape.mark)}</tspan>'
    weight = ' font-weight="600"' if shape.strong else ""
    return (
        f'<text x="{_number(shape.x)}" y="{_number(shape.y)}" font-size="{_number(shape.size)}" fill="{shape.ink}"'
        f' text-anchor="{shape.anchor.value}"{weight}>{escape(shape.text)}{mark if shape.mark else ""}</text>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
