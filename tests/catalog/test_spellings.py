"""Whatever spelling a reader types, in French, Russian, Belarusian or shortened, finds the entity first."""

from __future__ import annotations

import pytest

from app.catalog.catalog import Catalog

SPELLINGS = {
    # Belarus, its regions and cities: Russian and Belarusian forms of the name, French and English ones
    "belarus": "Bélarus|Bielorussie|Biélorussie|République du Bélarus|Беларусь|Белоруссия|Byelorussia|Weissrussland",
    "minsk": "MINSK|Минск|Мінск|Менск|Miensk",
    "mogilev": "Mahiliou|Mahilyow|Moguilev|Mogilev|Могилёв|Могилев|Магілёў",
    "grodno": "Hrodna|Гродно|Гродна",
    "gomel": "Homiel|Homel|Homieĺ|Гомель",
    "vitebsk": "Viciebsk|Витебск|Віцебск",
    "brest": "Bieraście|Brest-Litovsk|Брэст",
    "baranovichi": "Baranavichy|Baranavičy|Baranovitchi|Баранавічы",
    "borisov": "Barysau|Barysaŭ",
    "bobruisk": "Babruysk|Babrujsk|Bobrouisk",
    "novopolotsk": "Navapolatsk",
    "polotsk": "Полоцк|Połack|Polatsk",
    "brest-region": "région de Brest|oblast de Brest|Брестская область|Брестчина",
    "mogilev-region": "Могилевская область|Mogilevshchina",
    "gomel-region": "Гомельская область|oblast de Gomel",
    "orsha-district": "district d'Orcha|Оршанский район",
    # countries and cities abroad, old names too
    "kyrgyzstan": "Kirghizistan|Kirghizstan|Kirghizie|Киргизия|Kirgizstan",
    "uzbekistan": "Ouzbekistan|Ouzbékistan|Узбекистан|Uzbekstan",
    "kazakhstan": "Kazakstan|Казахстан|kazahstan",
    "tajikistan": "Tadjikistan|Tadjikstan",
    "moldova": "Moldavie",
    "russia": "Russie|РФ|RF|Fédération de Russie",
    "china": "Chine|RPC|Китай|Empire céleste",
    "mongolia": "Mongolie|Mongoliya",
    "myanmar": "Birmanie|Burma|Мьянма",
    "united-arab-emirates": "Emirats|Émirats arabes unis|EAU|UAE|ОАЭ",
    "iran": "Иран",
    "turkey": "Turquie|Türkiye",
    "serbia": "Serbie|Сербия",
    "uganda": "Ouganda",
    "vietnam": "Viêt Nam",
    "south-africa": "Afrique du Sud|ЮАР",
    "south-korea": "Corée du Sud",
    "north-korea": "RPDC",
    "usa": "Etats-Unis|США",
    "eswatini": "Swaziland",
    "almaty": "Alma-Ata|Алма-Ата",
    "astana": "Nur-Sultan",
    "bishkek": "Bichkek",
    "kostanai": "Koustanaï|Кустанай",
    "tashkent": "Tachkent",
    "beijing": "Pekin|Pékin|Пекин",
    "guangzhou": "Canton",
    "ulaanbaatar": "Oulan-Bator|Улан-Батор",
    "yangon": "Rangoun",
    "xinjiang": "Синьцзян",
    "fergana-region": "Fergana|Ферганская область",
    # blocs and their bodies
    "eaeu": "UEEA|UEE|UEEO|EEE|ЕАЭС|Union économique eurasienne|Cinq de l'Eurasie",
    "cis": "CEI|СНГ|Communauté des États indépendants",
    "sco": "OCS|ШОС|Shanghai Cooperation Organisation",
    "asean": "ANASE|АСЕАН",
    "african-union": "UA|Union africaine",
    "brics": "БРИКС",
    "sela": "SELA|ЛАКЭС|ЛАЭС",
    "eurasian-economic-commission": "CEE|ЕЭК|Commission économique eurasienne",
    "african-continental-free-trade-area": "AfCFTA|ZLECAf",
    # the exchange, the parks and the zones
    "butb": "BUTB|БУТБ|bourse universelle des marchandises|bourse biélorusse",
    "great-stone": "Grande Pierre|Velikiy Kamen|Veliky Kamen|Великий камень|parc industriel Chine-Bélarus",
    "hi-tech-park": "HTP|ПВТ|parc de haute technologie",
    "fez-minsk": "zone franche Minsk|FEZ Minsk|SEZ Minsk|СЭЗ Минск|ZEL Minsk|zone économique libre de Minsk",
    "fez-mogilev": "zone franche Mogilev|FEZ Mogilev|СЭЗ Могилёв",
    "fez-gomel-raton": "Gomel-Raton|Гомель-Ратон",
    "fez-grodnoinvest": "Grodnoinvest|Гродноинвест",
    "bremino-orsha-special-economic-zone": "Bremino|Бремино-Орша",
    # companies, concerns, universities, state bodies
    "minsk-tractor-works": "МТЗ|MTZ|usine de tracteurs de Minsk",
    "minsk-automobile-plant": "МАЗ|MAZ",
    "belaz": "БелАЗ",
    "mmz": "ММЗ|MMZ",
    "gomselmash": "Гомсельмаш|Gomselmach",
    "bobruiskagromash": "Бобруйскагромаш",
    "mogilevliftmash": "Могилевлифтмаш|Mogilevliftmach",
    "amkodor": "Амкодор|Амкадор",
    "belkommunmash": "BKM|Белкоммунмаш",
    "belshina": "Белшина|Belchina",
    "bellakt": "Bellact|Беллакт",
    "savushkin-product": "Савушкин продукт|Savuchkin",
    "belarusian-national-biotechnology-corporation": "BNBK|БНБК",
    "bellesbumprom": "Беллесбумпром|Bellesboumprom",
    "bellegprom": "Беллегпром",
    "belneftekhim": "Белнефтехим",
    "belcci": "БелТПП|BelTPP",
    "national-academy-of-sciences-of-belarus": "Académie nationale des sciences|НАН Беларуси",
    "belarusian-state-university": "BSU|БГУ",
    "bntu": "БНТУ",
    "bsuir": "БГУИР",
    "yanka-kupala-state-university-of-grodno": "GrSU|ГрГУ",
    "state-committee-on-science-and-technology": "ГКНТ",
    "ministry-of-industry-of-belarus": "Минпром|ministère de l'industrie",
    # programmes, brands and corridors
    "one-district-one-project": "Un district, un projet|Один район - один проект",
    "belarus-the-taste-of-nature": "Goût de la nature|Вкус природы",
    "made-in-belarus": "Сделано в Беларуси",
    "eurasian-agroexpress": "Agroexpress",
    "belt-and-road-initiative": "la Ceinture et la Route|Nouvelle route de la soie",
    "north-south-international-transport-corridor": "corridor Nord-Sud|Север-Юг|INSTC",
}


@pytest.mark.parametrize(
    ("typed", "entity"), [(typed, entity) for entity, typings in SPELLINGS.items() for typed in typings.split("|")]
)
def test_any_spelling_finds_the_entity_first(catalog: Catalog, typed: str, entity: str) -> None:
    assert catalog.search(typed)[0].id == entity
