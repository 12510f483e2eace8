"""When two names or titles say the same: they differ by a few letters, by fillers, or by the order of their words."""

from __future__ import annotations

from rapidfuzz.distance import Indel

SIMILAR_TEXTS = 85  # likeness from 0 to 100 below which two names need no closer look
SIMILAR_WORDS = 0.87  # from 0 to 1: Moguilev is like Mogilev, Leningrad is not like Kaliningrad
SHORT_WORD = 4  # letters: two abbreviations that differ in one mean two things
FILLERS = frozenset(
    [
        *("a", "and", "d", "de", "des", "du", "et", "for", "in", "l", "la", "le", "les", "of", "on", "the", "with"),
        *("co", "company", "group", "inc", "jsc", "limited", "llc", "ltd", "oao", "ojsc", "ooo", "sa"),
        *("ао", "оао", "ооо"),
    ]
)


def distinctive(key: str) -> str:
    """The words of a folded name that tell it from others, in alphabetical order."""
    return " ".join(sorted(set(key.split()) - FILLERS))


def same_words(one: str, other: str) -> bool:
    """Whether every word of the one has its like in the other; short words and those with digits must be the same."""
    left, right = one.split(), other.split()
    if len(left) != len(right):
        return one.replace(" ", "") == other.replace(" ", "")
    for word in left:
        like = max(right, key=lambda candidate: Indel.normalized_similarity(word, candidate))
        exact = min(len(word), len(like)) <= SHORT_WORD or not word.isalpha()
        if word != like and (exact or Indel.normalized_similarity(word, like) < SIMILAR_WORDS):
            return False
        right.remove(like)
    return True
