"""Makes the verbs that newsmodel knows by their forms: ``src/newsmodel/knowledge/data/verbs``.

    pip install simplemma wordfreq && python benchmarks/make_verbs.py

A line is a verb: its lemma and, parted by ";", the forms of the third person that are its present, past,
participle, gerund, future and conditional. A form can be two of them. Sources and licences are named in the
NOTICE beside the files, which ships.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import wordfreq
from folding import folded_verbs
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

OUT = Path(__file__).resolve().parent.parent / "src/newsmodel/knowledge/data/verbs"
#: How common a form has to be (Zipf's scale), and its verb in all its forms together.
LEAST_FORM, LEAST_VERB = 2.3, 3.2
#: The dictionary has lemmas that are no words: "unfolde".
LEAST_LEMMA = 1.5
KINDS = ("present", "past", "participle", "gerund", "future", "conditional")

#: For each language what a lemma ends with, and by what its forms are known. Of several that fit, all count.
ENDINGS: dict[str, dict[str, str]] = {
    "en": {"lemma": r"[a-z]{2,}", "present": r"s", "past": r"ed", "participle": r"ed", "gerund": r"ing"},
    "fr": {
        "lemma": r"er|ir|re|oir",
        "present": r"e|ent|t|d",
        "past": r"ait|aient|a|èrent|it|irent|ut|urent|int|inrent",
        "participle": r"ée?s?|ie?s?|ue?s?|ise?s?|ite?s?|erte?s?|einte?s?|ainte?s?|ort[e]?s?",
        "gerund": r"ant",
        "future": r"ra|ront",
        "conditional": r"rait|raient",
    },
    "es": {
        "lemma": r"ar|er|ir|ír",
        "present": r"a|e|an|en",
        "past": r"ó|aron|ieron|eron|aba|aban|ía|ían",
        "participle": r"[aií]d[oa]s?|[eoiur]?(?:er|is|ri|[eo]s|ue|i|o|el)t[oa]s?|ch[oa]s?",
        "gerund": r"ndo",
        "future": r"rá|rán",
        "conditional": r"ría|rían",
    },
    "pt": {
        "lemma": r"ar|er|ir|or|ôr",
        "present": r"a|e|am|em",
        "past": r"ou|eu|iu|aram|eram|iram|ava|avam|ia|iam",
        "participle": r"[aií]d[oa]s?|(?:er|ri|os|is|i)t[oa]s?|st[oa]s?",
        "gerund": r"ndo",
        "future": r"rá|rão",
        "conditional": r"ria|riam",
    },
    "it": {
        "lemma": r"are|ere|ire|rre",
        "present": r"a|e|ano|ono",
        "past": r"ò|é|ì|arono|erono|irono|[aei]va|[aei]vano|ette|ettero",
        "participle": r"[aiu]t[oaie]|[rnstuc]?[st][oaie]",
        "gerund": r"ndo",
        "future": r"rà|ranno",
        "conditional": r"rebbe|rebbero",
    },
    "de": {
        "lemma": r"en|eln|ern",
        "present": r"t",
        "past": r"te|ten",
        "participle": r"(?:(?!x)\w*)ge\w+(?:t|en)",
        "gerund": r"$x",
    },
    "nl": {
        "lemma": r"en|aan|ien",
        "present": r"t",
        "past": r"te|ten|de|den",
        "participle": r"\w*ge\w+(?:d|t|en)",
        "gerund": r"$x",
    },
    "sv": {"lemma": r"a|å|ö|e|o", "present": r"r", "past": r"de|te", "participle": r"[aitd]t|t"},
    "da": {"lemma": r"e|å|ø|o", "present": r"r", "past": r"ede|te|de", "participle": r"et|t"},
    "no": {"lemma": r"e|å|ø|o", "present": r"r", "past": r"et|te|de|dde|a", "participle": r"et|t|d|dd"},
    "pl": {
        "lemma": r"ć|c",
        "present": r"e|i|a|y|ą",
        "past": r"ł|ła|ło|li|ły|no|to",
        "participle": r"(?:an|on|en|t)[yaei]|ci",
        "conditional": r"łby|łaby|łoby|liby|łyby",
    },
    "ru": {
        "lemma": r"(?:ть|ти|чь)(?:ся|сь)?",
        "present": r"(?:ет|ёт|ит|ут|ют|ат|ят)(?:ся)?",
        "past": r"л(?:ся)?|л[аои](?:сь)?",
        "participle": r"[аяеё]н[аоы]?|т[аоы]",
    },
    "uk": {
        "lemma": r"ти(?:ся)?",
        "present": r"(?:є|е|ить|ять|ать|уть|ють|їть)|[еяюиуа]ться",
        "past": r"(?:в|л[аои]|но|то)(?:ся)?",
    },
    "cs": {
        "lemma": r"t|ci",
        "present": r"í|e|á|ou|ejí|ají",
        "past": r"l[aoiy]?",
        "participle": r"(?:án|en|ut|ěn)[aoiy]?",
    },
    "ro": {
        "lemma": r"a|ea|e|i|î",
        "present": r"ă|[^z]e|ează|ește",
        "past": r"a|au|ase|aseră",
        "participle": r"[aiuâ](?:t|tă|ți|te)|[nr]s|[nr]să",
        "gerund": r"ând|ind",
    },
}
SOURCES = {"no": "nb"}
#: Forms that no ending tells; of verbs that every article has.
IRREGULAR = {
    "pt": {
        "dizer": "disse disseram", "fazer": "fez fizeram", "ter": "teve tiveram", "vir": "veio vieram",
        "pôr": "pôs puseram", "trazer": "trouxe trouxeram", "querer": "quis quiseram",
        "manter": "manteve mantiveram", "saber": "soube souberam", "propor": "propôs propuseram",
    },
    "es": {"hacer": "hizo", "venir": "vino", "dar": "dio", "ver": "vio"},
}  # fmt: skip
#: English verbs whose past is their lemma.
SAME = [
    "bid",
    "burst",
    "cast",
    "cost",
    "cut",
    "hit",
    "hurt",
    "let",
    "put",
    "quit",
    "rid",
    "set",
    "shed",
    "shut",
    "slit",
    "split",
    "spread",
    "thrust",
    "upset",
]
#: Of the commonest kind of verbs, how the lemma ends and its regular present.
PRESENT = {
    "fr": ("er", ("e", "ent")),
    "es": ("ar", ("a", "an")),
    "pt": ("ar", ("a", "am")),
    "it": ("are", ("a", "ano")),
}
#: Prefixes of German and Dutch verbs whose participle has no "ge".
PREFIXED = {
    "de": r"be|emp|ent|er|ge|miss|ver|zer|über|unter|wider|hinter",
    "nl": r"be|ver|ont|her|er|ge|over|onder",
}
#: Verbs that only help others, or say that something is; lemmas of the source that are none.
NO_VERBS = {
    "en": "less be have do will shall can may must need dare bed red seed feed speed indeed hundred sacred",
    "fr": "être avoir aller devoir pouvoir vouloir falloir savoir",
    "es": "ser estar haber poder deber querer soler ir",
    "pt": "ser estar haver ter poder dever querer ir",
    "it": "essere avere potere dovere volere stare",
    "de": "sein haben werden können müssen sollen wollen dürfen mögen eigenen",
    "nl": "zijn hebben worden kunnen moeten zullen willen mogen",
    "sv": "vara ha bli kunna skola vilja måste få böra",
    "da": "være have blive kunne skulle ville måtte burde",
    "no": "være ha bli kunne skulle ville måtte burde",
    "pl": "być mieć zostać móc musieć chcieć zostawać",
    "ru": "быть мочь хотеть стать",
    "uk": "бути могти хотіти стати",
    "cs": "být mít moci muset chtít smět",
    "ro": "fi avea putea trebui vrea",
}


class Forms:
    """The forms of one verb of a language, and which of its tenses each can be."""

    def __init__(self, code: str, lemma: str, forms: set[str], common: Callable[[str], float]) -> None:
        self.code, self.lemma, self.forms, self.common = code, lemma, forms, common
        self.endings = ENDINGS[code]

    def kinds(self, form: str) -> Iterator[str]:
        """Yield what *form* can be."""
        found = [
            kind
            for kind in KINDS
            if (pattern := self.endings.get(kind))
            and re.search(rf"(?:{pattern})$", form)
            and self.fits(kind, form)
        ]
        if self.code in ("es", "pt", "it", "ro") and {"past", "participle"} & set(found):
            found = [kind for kind in found if kind != "present"]
        yield from found
        if self.is_strong_past(form) or form in IRREGULAR.get(self.code, {}).get(self.lemma, "").split():
            yield "past"
        if self.is_prefixed_participle(form) or (self.code == "en" and self.is_strong_past(form)):
            yield "participle"

    def fits(self, kind: str, form: str) -> bool:
        check = getattr(self, f"fits_{self.code}", None)
        return check is None or bool(check(kind, form))

    def fits_fr(self, kind: str, form: str) -> bool:
        stem, ends_er = self.lemma[:-2], self.lemma.endswith("er")
        if form in (stem + "a", stem + "ait", stem + "aient"):
            return kind == "past" or (kind == "participle" and not ends_er)
        if re.search(r"(?:ra|ront|raient|rait)$", form):
            return kind in ("future", "conditional")
        if kind == "present":
            subjunctive = re.search(r"ss(?:e|ent)$|ât$|ût$|ît$|aient$|ait$|ant$|[èiu]rent$|inrent$", form)
            return (
                form in (stem + "e", stem + "ent")
                if ends_er
                else not subjunctive and (not form.endswith("e") or self.lemma.endswith(("vrir", "frir")))
            )
        if ends_er:
            return kind == "gerund" or bool(
                re.search(r"ée?s?$" if kind == "participle" else r"(?:èrent|ait|aient|a)$", form)
            )
        return not (kind == "past" and form.endswith("a"))

    def fits_es(self, kind: str, form: str) -> bool:
        stem = self.lemma[:-2]
        if form in (stem + "ía", stem + "ían"):
            return kind == "past"
        if re.search(r"r[íi]an?$|rán?$", form):
            return kind in ("future", "conditional")
        if kind == "present":
            ending = r"an?$" if self.lemma.endswith("ar") else r"en?$"
            return bool(re.search(ending, form)) and not re.search(
                r"(?:ran?|sen?|aban?|ían?|aron|eron)$", form[len(stem) :]
            )
        if kind == "past" and form.endswith("ó"):
            return True
        return not (kind == "participle" and self.lemma.endswith("ar") and not re.search(r"ad[oa]s?$", form))

    def fits_pt(self, kind: str, form: str) -> bool:
        stem = self.lemma[:-2]
        if form in (stem + "ia", stem + "iam") or form in (
            stem + "ara",
            stem + "aram",
            stem + "eram",
            stem + "iram",
        ):
            return kind == "past" and not form.endswith("ara")
        if kind == "present":
            ending = r"am?$" if self.lemma.endswith("ar") else r"em?$"
            return (
                bool(re.search(ending, form))
                and len(form) <= len(self.lemma) + 1
                and not re.search(r"(?:ram?|ssem?|avam?|iam?|rem?)$", form[len(stem) :])
            )
        return not (kind == "participle" and self.lemma.endswith("ar") and not re.search(r"ad[oa]s?$", form))

    def fits_it(self, kind: str, form: str) -> bool:
        stem, ends_are = self.lemma[:-3], self.lemma.endswith("are")
        if kind == "present":
            ending = r"(?:a|ano)$" if ends_are else r"(?:e|ono)$"
            tail = form[len(stem) :]
            return bool(re.search(ending, form)) and not re.search(
                r"(?:v[ao]|vano|rono|sse|ebbe|ranno|tte|ste|ete|ite|ate|re)$", tail
            )
        if kind == "participle":
            return bool(
                re.search(
                    r"at[oaie]$" if ends_are else r"[iu]t[oaie]$|[rnstc][st][oaie]$|[aeiu]s[oaie]$", form
                )
            )
        return True

    def fits_de(self, kind: str, form: str) -> bool:
        if kind == "present":
            return (
                not self.lemma.startswith(form)
                and not self.has_ge(form)
                and (not form.endswith(("est", "et")) or re.search(r"[dtmn]et$", form) is not None)
            )
        if kind == "participle":
            return self.has_ge(form) and not form.endswith(("teten", "enen"))
        return form + "n" != self.lemma and form != self.lemma and not self.has_ge(form)

    def has_ge(self, form: str) -> bool:
        return not self.lemma.startswith("ge") and self.lemma.count("ge") < form.count("ge")

    def fits_nl(self, kind: str, form: str) -> bool:
        if kind == "participle":
            return self.has_ge(form)
        return form != self.lemma and not self.has_ge(form) and not form.endswith(("nde", "nden"))

    def fits_nordic(self, kind: str, form: str) -> bool:
        """Tell nouns apart: a present is the lemma and one letter."""
        return kind != "present" or form == self.lemma + "r" or len(self.lemma) < 4

    fits_sv = fits_da = fits_no = fits_nordic

    def fits_cs(self, _kind: str, form: str) -> bool:
        return self.lemma.startswith("ne") or not form.startswith("ne")

    def fits_pl(self, kind: str, form: str) -> bool:
        if kind == "present":
            return not re.search(r"(?:an|on|en|t|ani|eni)[aeiy]$|nie$|ci$|li$|ły$|ła$|by$", form)
        return True

    def is_strong_past(self, form: str) -> bool:
        """Tell whether *form* is a past that changes its vowel: "kam", "kreeg", "fikk", "cadde", "погиб"."""
        code, forms = self.code, self.forms
        if code == "en":
            regular = any(
                known.endswith("ed") and self.common(known) > LEAST_FORM for known in forms
            )  # "men" is no past of "man"
            return not regular and form != self.lemma and not form.endswith(("s", "ing", "er", "est", "y"))
        if code == "it":
            return form + "ro" in forms
        if code == "es":
            return form.endswith("o") and (form[:-1] + "ieron" in forms or form[:-1] + "eron" in forms)
        if code == "ru":
            return form + "ла" in forms
        if code in ("de", "nl"):
            if form.endswith(("e", "end", "st", "nde")) or self.lemma.startswith(form) or self.has_ge(form):
                return False
            if form.endswith("en"):
                return (form[:-2] in forms and self.is_strong_past(form[:-2])) or (
                    code == "nl" and form != self.lemma and not form.endswith(("den", "ten", "enen"))
                )
            is_stem = self.common(form + "t") > self.common(form) - 1
            return form[0] == self.lemma[0] and form + "t" in forms and not is_stem
        if code in ("sv", "da", "no"):
            stem = self.lemma[:-1] if len(self.lemma) > 3 else self.lemma
            return not form.startswith(stem) and not re.search(r"(?:[aeiouyåäöæø]|s|r|nde|t|en)$", form)
        return False

    def is_prefixed_participle(self, form: str) -> bool:
        prefixes = PREFIXED.get(self.code)
        if not prefixes or (
            not re.match(rf"(?:{prefixes})", self.lemma) and not self.lemma.endswith("ieren")
        ):
            return False
        if form == self.lemma:
            return bool(
                re.search(
                    r"(?:kommen|halten|fallen|lassen|geben|tragen|fangen|fahren|sehen|lesen|messen|geten|lopen|vallen|houden|slaan|geven|komen|dragen|vangen|laten|lezen)$",
                    form,
                )
            )
        return (
            bool(re.search(r"(?:t|en)$" if self.code == "de" else r"(?:d|t|en)$", form))
            and not form.endswith(("est", "et") if self.code == "de" else ("est",))
        ) or bool(re.search(r"[dtmn]et$", form) and self.code == "de")


def verbs_of(code: str) -> Iterator[str]:
    """Yield the lines of a language's file."""
    shares = wordfreq.get_frequency_dict({"no": "nb"}.get(code, code), wordlist="best")
    common = {word: math.log10(share) + 9 for word, share in shares.items()}
    dictionary = DefaultDictionaryFactory().get_dictionary(SOURCES.get(code, code))
    by_lemma: dict[str, set[str]] = defaultdict(set)
    for form, lemma in dictionary.items():
        by_lemma[lemma].add(form)
        # "arrestata" is a form of "arrestato", which is one of "arrestare".
        by_lemma[dictionary.get(lemma) or lemma].add(form)
    skipped = set(NO_VERBS.get(code, "").split())
    for lemma in sorted(by_lemma):
        if (
            lemma in skipped
            or not re.fullmatch(rf"\w*(?:{ENDINGS[code]['lemma']})", lemma)
            or not lemma.islower()
        ):
            continue
        line = line_of(Forms(code, lemma, by_lemma[lemma], lambda form: common.get(form, 0.0)), shares)
        if line:
            yield line


def line_of(verb: Forms, shares: dict[str, float]) -> str | None:
    """Return the line of a verb; None if it is rare, or if its forms are not those of one."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    extra = IRREGULAR.get(verb.code, {}).get(verb.lemma, "").split()
    ending, presents = PRESENT.get(verb.code, ("$x", ()))
    if verb.lemma.endswith(ending):
        # The dictionary gives a form that is a noun, too, to the noun: "cita", "marche".
        extra += [verb.lemma.removesuffix(ending) + present for present in presents]
    for form in sorted({*verb.forms, *extra}):
        if (form == verb.lemma and verb.code != "de") or "-" in form or not form.islower():
            continue
        for kind in dict.fromkeys(verb.kinds(form)):
            found[kind].append(form)
    if verb.code == "en":
        # "pages" is a noun: "paged" is rare beside it.
        sure = sum(shares.get(form, 0.0) for form in {*found["past"], *found["gerund"]})
        if 2 * sure < sum(shares.get(form, 0.0) for form in found["present"]):
            found["present"] = []
        found["past"] += [verb.lemma] if verb.lemma in SAME else []
        found["participle"] += [verb.lemma] if verb.lemma in SAME else []
        total = 4 * sure
    else:
        total = sum(shares.get(form, 0.0) for form in {*chain.from_iterable(found.values()), verb.lemma})
    if (
        total <= 0
        or verb.common(verb.lemma) < LEAST_LEMMA
        or math.log10(total) + 9 < LEAST_VERB
        or not looks_like_verb(verb, found)
    ):
        return None
    kept = [" ".join(form for form in found[kind] if verb.common(form) >= LEAST_FORM) for kind in KINDS]
    return f"{verb.lemma};{';'.join(kept)}".rstrip(";") if any(kept) else None


def looks_like_verb(verb: Forms, found: dict[str, list[str]]) -> bool:
    if verb.code == "en":
        return bool(found["gerund"] and found["past"])
    if verb.code in ("fr", "es", "pt", "it", "ro"):
        return bool(found["gerund"] and (found["participle"] or found["past"]))
    if verb.code in ("sv", "da", "no"):
        return any(form.endswith("nde") for form in verb.forms) and bool(found["present"] and found["past"])
    return bool(found["past"] and (found["present"] or found["participle"]))


def main() -> None:
    """Write the files."""
    OUT.mkdir(parents=True, exist_ok=True)
    for code in sys.argv[1:] or ENDINGS:
        lines = list(verbs_of(code))
        (OUT / f"{code}.txt").write_text("\n".join(folded_verbs(lines)) + "\n", "utf-8")
        print(code, len(lines), sum(len(line) for line in lines))


if __name__ == "__main__":
    main()
