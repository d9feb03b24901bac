"""Makes the list of given names, ``src/newsmodel/annotating/actors/given_names.json``.

    pip install faker && python benchmarks/make_given_names.py

Source: the providers of person names of Faker (https://github.com/joke2k/faker, MIT licence), all countries
that write with Latin letters. Kept is a name that two countries have; those with two capitals are left out.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import unicodedata
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src/newsmodel/annotating/actors/given_names.json"
#: Countries that have to have a name.
LEAST = 2


def is_latin(name: str) -> bool:
    return name.istitle() and all(unicodedata.name(letter, "").startswith("LATIN") for letter in name)


def read() -> dict[str, dict[str, set[str]]]:
    """Return for each gender the countries by name, in small letters."""
    people = importlib.import_module("faker.providers.person")
    found: dict[str, dict[str, set[str]]] = {"female": defaultdict(set), "male": defaultdict(set)}
    for module in pkgutil.iter_modules(people.__path__):
        if not module.ispkg:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for gender, names in found.items():
            for name in getattr(provider, f"first_names_{gender}", None) or ():
                if is_latin(name) and len(name) > 1:
                    names[name.casefold()].add(module.name)
    return found


def sorted_out(found: dict[str, dict[str, set[str]]]) -> dict[str, str]:
    """Return the names of women, of men and of both, each in one line."""
    female, male = found["female"], found["male"]
    lists: dict[str, list[str]] = {"female": [], "male": [], "either": []}
    for name in sorted({*female, *male}):
        women, men = len(female.get(name, ())), len(male.get(name, ()))
        if len(female.get(name, set()) | male.get(name, set())) < LEAST:
            continue
        # A single country of many that gives the name to the other gender does not make it doubtful.
        gender = "female" if women > 3 * men else "male" if men > 3 * women else "either"
        lists[gender].append(name)
    return {gender: " ".join(names) for gender, names in lists.items()}


def main() -> None:
    lists = sorted_out(read())
    about = {"made_by": "benchmarks/make_given_names.py", "source": "Faker, MIT licence", **lists}
    OUT.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print({gender: len(names.split()) for gender, names in lists.items()})


if __name__ == "__main__":
    main()
