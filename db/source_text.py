"""The text of a source book: its sections, the numbers it mentions, in digits or in French words, and runs of its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

TITLE_WORDS = 6  # of a title are enough to find it, and few enough to survive a slip of the pen further on
CONTEXT = 45  # characters on either side of a number

_SMALL = {
    **{"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9},
    **{"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20},
    **{"vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
    **{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40},
    **{"cinquantaine": 50, "soixantaine": 60, "centaine": 100},
}
_DOZENS = {"dizaines": 10, "douzaines": 12, "vingtaines": 20, "centaines": 100}  # counted: `deux douzaines`
_HUNDRED = {"cent": 100, "cents": 100}
_BIG = {
    **{"mille": 1e3, "millier": 1e3, "milliers": 1e3, "million": 1e6, "millions": 1e6},
    **{"milliard": 1e9, "milliards": 1e9, "billion": 1e12, "billions": 1e12},
}
_OTHER: dict[
    str, list[float]
] = {  # words that a stored number may rest on, though they do not count anything by themselves
    **{"premier": [1], "premiere": [1], "second": [2], "seconde": [2], "deuxieme": [2], "troisieme": [3]},
    **{"quatrieme": [4], "cinquieme": [5], "sixieme": [6], "septieme": [7], "huitieme": [8], "neuvieme": [9]},
    **{"dixieme": [10], "double": [2], "doubler": [2], "doublee": [2], "doubles": [2], "triple": [3], "tripler": [3]},
    **{"quadruple": [4], "quintuple": [5], "moitie": [50, 0.5], "demi": [0.5], "demie": [0.5], "quart": [25, 0.25]},
    **{"tiers": [33, 33.3, 33.33, 66.7, 67], "paire": [2]},
}
_FRACTION = {"demi": 0.5, "quart": 0.25}

_GROUPED = r"\d{1,3}(?:[ .]\d{3})+(?!\d)(?:,\d+)?"
_TOKEN = re.compile(rf"(?P<digits>{_GROUPED}|\d+(?:[.,]\d+)?)|(?P<word>[a-z]+)", re.ASCII)
_GLUED_BEFORE = re.compile(r"[-/\w\"«»)]")
_GLUED_AFTER = re.compile(r"[-/_]")


@dataclass(frozen=True)
class Mention:
    """A number in a text: how it is read first, the other sensible ways (`2.000`), every conceivable way (`15 425` as two
    numbers), and the words around it.

    `counts` is false for the digits of addresses, reference marks and model names, and for words such as `third`.
    """

    value: float
    sensible: frozenset[float]
    readings: frozenset[float]
    counts: bool
    context: str = ""


def plain(text: str) -> str:
    """The text without accents, capitals and line breaks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"\s+", " ", "".join(c for c in decomposed if not unicodedata.combining(c)))


def cut(text: str, titles: Mapping[int, str]) -> dict[int, str]:
    """Section number -> its text, cut at the titles, which follow each other in the given order.

    A section whose title the text does not hold belongs to another book and is left out.
    """
    starts: list[tuple[int, int]] = []
    at = 0
    for section, title in titles.items():
        words = re.findall(r"\w+", title)[:TITLE_WORDS]
        match = re.compile(r"\W+".join(map(re.escape, words))).search(text, at) if words else None
        if match:
            starts.append((section, match.start()))
            at = match.end()
    ends = [*(start for _, start in starts), len(text)][1:]
    return {section: text[start:end] for (section, start), end in zip(starts, ends, strict=True)}


def mentions(text: str) -> Iterator[Mention]:
    """Every number of a text in the order of the text."""
    text = plain(text)
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token["digits"]:
            found, at = _digits(text, tokens, at)
        elif token["word"] in _SMALL or token["word"] in _HUNDRED or token["word"] in _BIG:
            found, at = _words(tokens, at)
        elif token["word"] in _OTHER:
            fraction, after = _fraction_of(tokens, at)
            other = _mention(0.0, (), _OTHER[token["word"]], False)
            found, at = (_mention(fraction, (), (), True), after) if fraction else (other, at + 1)
        else:
            at += 1
            continue
        yield replace(found, context=text[max(0, token.start() - CONTEXT) : token.end() + CONTEXT].strip())


def _mention(value: float, sensible: Iterable[float], readings: Iterable[float], counts: bool) -> Mention:
    good = frozenset(round(reading, 6) for reading in (value, *sensible))
    return Mention(value, good, good | {round(reading, 6) for reading in readings}, counts)


def _digits(text: str, tokens: list[re.Match[str]], at: int) -> tuple[Mention, int]:
    """Read digits and the multiplier behind them: `4,1 millions`, `1 425`, `2.000`, `3 milliards et demi`."""
    token = tokens[at]
    raw = token["digits"]
    own = set()
    if re.fullmatch(_GROUPED, raw):
        own.add(float(raw.replace(" ", "").replace(".", "").replace(",", ".")))
    if raw.count(".") + raw.count(",") <= 1 and " " not in raw:
        own.add(float(raw.replace(",", ".")))
    factor, half, after = _multiplier(tokens, at + 1)
    parts = {float(part) for part in re.split(r"[ .,]", raw)}
    loose = own | parts | {reading * factor for reading in own | parts}
    counts = not _GLUED_BEFORE.fullmatch(text[token.start() - 1 : token.start()])
    counts = counts and not _GLUED_AFTER.fullmatch(text[token.end() : token.end() + 1])
    sensible = {(reading + half) * factor for reading in own}
    return _mention(max(sensible), sensible, loose, counts), after


def _multiplier(tokens: list[re.Match[str]], at: int) -> tuple[float, float, int]:
    """The product of the big numbers from here on (`milliers de milliards`), half of it where `et demi` follows, the next token."""
    factor, half = 1.0, 0.0
    while at < len(tokens):
        word = tokens[at]["word"]
        if word in _BIG:
            factor *= _BIG[word]
        elif not (word == "de" and factor > 1 and at + 1 < len(tokens) and tokens[at + 1]["word"] in _BIG):
            break
        at += 1
    if at + 1 < len(tokens) and tokens[at]["word"] == "et" and tokens[at + 1]["word"] in ("demi", "demie"):
        half, at = 0.5, at + 2
    return factor, half, at


def _words(tokens: list[re.Match[str]], at: int) -> tuple[Mention, int]:
    """Read a number written out: `deux cent trente mille`, `une quinzaine`, `un million et demi`, `un demi-milliard`."""
    first = at
    total = current = 0.0
    readings: set[float] = set()
    while at < len(tokens):
        word = tokens[at]["word"]
        if word in _SMALL:
            eighty = current % 100 == 4 and word in ("vingt", "vingts")
            of_one = current == 1  # `une quarantaine`
            current = current + 76 if eighty else _SMALL[word] if of_one else current + _SMALL[word]
            readings.add(float(_SMALL[word]))
        elif word in _HUNDRED:
            current = (current or 1) * 100
        elif word in _DOZENS and current:
            current *= _DOZENS[word]
        elif word in _BIG:
            factor, half, after = _multiplier(tokens, at)
            total, current, at = total + ((current or 1) + half) * factor, 0.0, after - 1
        elif not (word == "et" and at > first and at + 1 < len(tokens) and tokens[at + 1]["word"] in _SMALL):
            break
        at += 1
        readings.add(total + current)
    value = total + current
    fraction, after = _fraction_of(tokens, at)
    if fraction and value == 1:
        return _mention(fraction, (), (), True), after
    following = [token["word"] or "" for token in tokens[at : at + 3]]
    if re.search(r"\bet demie?\b", " ".join(following)):  # `deux et demi`, `deux fois et demie`
        readings.add(value + 0.5)
    percent = first > 0 and tokens[first - 1]["word"] == "pour" and tokens[first]["word"] in _HUNDRED
    return _mention(value, (), readings, not percent), at


def _fraction_of(tokens: list[re.Match[str]], at: int) -> tuple[float, int]:
    """`demi-milliard`, `quart de million`, and the token behind it; 0 when there is no such thing here."""
    fraction = _FRACTION.get(tokens[at]["word"] or "", 0.0) if at < len(tokens) else 0.0
    big = at + 1
    if fraction and big < len(tokens) and tokens[big]["word"] == "de":
        big += 1
    factor = _BIG.get(tokens[big]["word"] or "", 0.0) if big < len(tokens) else 0.0
    return fraction * factor, big + 1


def holds(readings: Iterable[float], value: float) -> bool:
    """Whether a stored value is among the readings, whatever its sign."""
    return any(abs(reading - abs(value)) <= 1e-6 * max(1.0, abs(value)) for reading in readings)


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words of a text, spelled plainly."""
    words = re.findall(r"\w+", plain(text))
    return zip(*(words[start:] for start in range(length)), strict=False)
