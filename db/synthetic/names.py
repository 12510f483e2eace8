"""Invented names, each a function of its number: in Latin letters with accents, and in Cyrillic, Greek or Arabic ones."""

from __future__ import annotations

_SYLLABLES = [  # the same sound in four alphabets
    *(("ba", "ба", "βα", "با"), ("vel", "вел", "βελ", "فل"), ("mé", "ме", "με", "مي"), ("ro", "ро", "ρο", "رو")),
    *(
        ("tán", "тан", "ταν", "تان"),
        ("çi", "чи", "τσι", "تشي"),
        ("lu", "лу", "λου", "لو"),
        ("nor", "нор", "νορ", "نور"),
    ),
    *(("ský", "ский", "σκι", "سكي"), ("za", "за", "ζα", "زا"), ("dré", "дре", "δρε", "دري"), ("ko", "ко", "κο", "كو")),
    *(("pôl", "пол", "πολ", "بول"), ("gra", "гра", "γρα", "غرا"), ("ši", "ши", "σι", "شي"), ("um", "ум", "ουμ", "وم")),
    *(("bér", "бер", "μπερ", "بير"), ("fi", "фи", "φι", "في"), ("hãn", "хан", "χαν", "هان"), ("jo", "йо", "γιο", "يو")),
    *(
        ("ör", "ёр", "ερ", "ور"),
        ("test", "тест", "τεστ", "تست"),
        ("mir", "мир", "μιρ", "مير"),
        ("sa", "са", "σα", "سا"),
    ),
    *(("lín", "лин", "λιν", "لين"), ("du", "ду", "ντου", "دو"), ("var", "вар", "βαρ", "فار"), ("né", "не", "νε", "ني")),
    *(("gor", "гор", "γκορ", "غور"), ("ti", "ти", "τι", "تي"), ("ra", "ра", "ρα", "را"), ("sób", "соб", "σομπ", "سوب")),
]
LANGUAGES = ("ru", "el", "ar")  # of the three alphabets beside the Latin one
_WORDS = {  # kind -> the words that go with a name, in English, French and the three languages
    "region": [("Region", "Région", "область", "περιφέρεια", "منطقة")],
    "district": [("District", "District", "район", "δήμος", "قضاء")],
    "organisation": [
        ("Tractor Works", "Usine de tracteurs", "тракторный завод", "εργοστάσιο τρακτέρ", "مصنع الجرارات"),
        ("Dairy", "Laiterie", "молочный комбинат", "γαλακτοκομείο", "مصنع ألبان"),
        ("University", "Université", "университет", "πανεπιστήμιο", "جامعة"),
        ("Timber", "Bois", "лесхоз", "ξυλεία", "أخشاب"),
        ("Chemicals", "Chimie", "химический завод", "χημικά", "كيماويات"),
        ("Trading House", "Maison de commerce", "торговый дом", "εμπορικός οίκος", "بيت تجاري"),
        ("Motor Plant", "Usine de moteurs", "моторный завод", "εργοστάσιο κινητήρων", "مصنع محركات"),
        ("Bank", "Banque", "банк", "τράπεζα", "بنك"),
        ("Textile Mill", "Filature", "текстильная фабрика", "υφαντουργείο", "مصنع نسيج"),
        ("Technopark", "Technoparc", "технопарк", "τεχνόπολη", "حديقة تكنولوجية"),
    ],
    "bloc": [("Union", "Union", "союз", "ένωση", "اتحاد")],
    "programme": [("Programme", "Programme", "программа", "πρόγραμμα", "برنامج")],
}
_MASK = (1 << 64) - 1


def mix(number: int, salt: int) -> int:
    """A 64-bit number that looks random and depends on these two alone."""
    x = (number * 0x9E3779B97F4A7C15 + salt * 0xD1B54A32D192ED03 + 0x8CB92BA72F3D8DD7) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    return x ^ (x >> 31)


_PAIRS = [[one[a] + other[a] for one in _SYLLABLES for other in _SYLLABLES] for a in range(1 + len(LANGUAGES))]
_STARTS = [[pair.capitalize() for pair in pairs] for pairs in _PAIRS]


def stem(number: int, alphabet: int = 0) -> str:
    """A word of two to four syllables; alphabet 0 is Latin."""
    start = _STARTS[alphabet][number % 1024]
    more = number >> 10 & 3
    if more == 0:
        return start
    if more == 1:
        return start + _SYLLABLES[number >> 12 & 31][alphabet]
    return start + _PAIRS[alphabet][(number >> 12) % 1024]


def names(kind: str, number: int, alphabet: int) -> list[tuple[str, str]]:
    """(name, language) of an entity, the English one first, then that of its own alphabet (1 to 3), then for some the French."""
    words = _WORDS.get(kind)
    latin, local = stem(number), stem(number, alphabet)
    language = LANGUAGES[alphabet - 1]
    if words is None:
        found = [(latin, "en"), (local, language)]
    else:
        word = words[(number >> 40) % len(words)]
        found = [(f"{latin} {word[0]}", "en"), (f"{local} {word[1 + alphabet]}", language)]
        if number >> 50 & 3 == 0:
            found.append((f"{word[1]} {latin}", "fr"))
    return list({name: (name, lang) for name, lang in found}.values())
