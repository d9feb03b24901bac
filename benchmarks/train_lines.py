"""Train the weights that tell a plain text's lines apart, and write ``parsing/line_weights.json``.

    python benchmarks/train_lines.py ../shared [--check]

Needs python-crfsuite. Learns from the corpus ``pasted``: its features hold no word of the texts (see
``newsmodel/parsing/line_features.py``). ``--check`` leaves the weights alone and prints how many lines are
told right on sites that were held out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import pycrfsuite

from newsmodel.language import Language, guess_language, language_of
from newsmodel.parsing.line_features import LineFeatures, features_of
from newsmodel.parsing.line_model import KINDS, LineKind
from newsmodel.parsing.lines import Line, lines_of
from newsmodel.parsing.phrases import layout_words

WEIGHTS = Path(__file__).parent.parent / "src/newsmodel/parsing/line_weights.json"
#: L1, L2, iterations; chosen on held-out sites.
SETTINGS = {"c1": 1.5, "c2": 0.2, "max_iterations": 150, "feature.possible_transitions": True}
#: Pages of which the gold leaves out more of the prose than this are cut, not read.
MOST_LEFT_OUT = 0.4
#: Captions are rare, so a model that counts lines alone misses too many; chosen on held-out sites.
CAPTION_BONUS = 0.7
FOLDS = 5

BLOCKS = {"paragraph": LineKind.BODY, "subhead": LineKind.SUBHEADING, "standfirst": LineKind.STANDFIRST}
SITE_KINDS = ("read_more", "read_more", "newsletter", "subscription", "sharing", "related", "advertisement",
              "copyright", "author_bio", "comments", "paywall")  # fmt: skip

Told = list[tuple[Line, LineKind]]


class Page(NamedTuple):
    """A pasted page with what each of its lines is."""

    domain: str
    title: str | None
    text: str
    language: Language
    lines: list[Line]
    kinds: list[LineKind]


def read_pages(shared: Path) -> list[Page]:
    sys.path.insert(0, str(shared / "bench"))
    corpus = shared / "corpora/pasted"
    pages = []
    for row in map(json.loads, (corpus / "gold.jsonl").read_text("utf-8").splitlines()):
        text = (corpus / "docs" / f"{row['id']}.txt").read_text("utf-8")
        prose = "\n".join(line for line in text.split("\n") if len(line) > 100)
        language = language_of(guess_language(prose or text))
        lines = lines_of(text)
        gold = Gold(row)
        kinds = [gold.kind(line.text) for line in lines]
        pages.append(Page(row["domain"], row.get("title"), text, language, lines, kinds))
    return pages


class Gold:
    """Finds a line in the gold of its page, letter case, signs and blanks aside."""

    def __init__(self, row: dict[str, Any]) -> None:
        from score_pages import bag_f1, norm

        self._norm, self._f1 = norm, bag_f1
        self._blocks = [(norm(b["text"]), BLOCKS[b["kind"]]) for b in row.get("blocks") or []]
        captions = row.get("captions") or []
        self._captions = [norm(c["text"]) for c in captions if c.get("text")]
        self._credits = [name for c in captions for name in map(norm, c.get("credit") or []) if name]
        self._title = norm(row.get("title") or "")

    def kind(self, line: str) -> LineKind:
        text = self._norm(line)
        if not text:
            return LineKind.OTHER
        exact = next((kind for block, kind in self._blocks if block == text), None)
        if exact:
            return exact
        if text == self._title:
            return LineKind.HEADLINE
        if any(self._is_caption(text, caption) for caption in self._captions):
            return LineKind.CAPTION
        for block, kind in self._blocks:
            if (len(text) > 25 and f" {text} " in f" {block} ") or self._alike(text, block, 3, 0.85):
                return kind
        for name in self._credits:
            if f" {name} " in f" {text} " and len(text.split()) <= len(name.split()) + 6:
                return LineKind.CREDIT
        return LineKind.OTHER

    def _alike(self, text: str, other: str, least: int, share: float) -> bool:
        words = text.split()
        return len(words) >= least and self._f1(other.split(), words)[2] >= share

    def _is_caption(self, text: str, caption: str) -> bool:
        if self._alike(text, caption, 2, 0.8) or (len(text.split()) > 4 and text in caption):
            return True
        glued, glued_caption = text.replace(" ", ""), caption.replace(" ", "")
        credited = any(name.replace(" ", "") in glued for name in self._credits)
        if len(caption) > 20 and credited and glued.startswith(glued_caption):
            return True
        words = len(caption.split())
        opened = text.startswith(caption + " ") and len(text) < len(caption) + 90
        return opened and words > 1 and (words > 3 or credited)


def left_out(page: Page) -> float:
    """Return the share of the page's prose that the gold leaves out."""
    prose = Counter(
        kind is LineKind.OTHER
        for line, kind in zip(page.lines, page.kinds, strict=True)
        if len(line.text) > 80 and line.text.rstrip('"”’»)')[-1:] in ".!?…"
    )
    return prose[True] / (prose.total() + 1)


# --- pieces of articles, and articles with lists, tables and lines of the site put in ---


def variants(page: Page, chance: random.Random, titles: list[str]) -> list[Told]:
    told = list(zip(page.lines, page.kinds, strict=True))
    story = [item for item in told if item[1] in (LineKind.BODY, LineKind.SUBHEADING)]
    paragraphs = [item for item in told if item[1] is LineKind.BODY and item[0].times == 1]
    if len(paragraphs) < 2:
        return []
    title = [item for item in told if item[1] is LineKind.HEADLINE][:1]
    if not title and page.title:
        title = [(Line(page.title, 0), LineKind.HEADLINE)]
    standfirst = [item for item in told if item[1] is LineKind.STANDFIRST][:1]
    pictures = (LineKind.BODY, LineKind.SUBHEADING, LineKind.CAPTION, LineKind.CREDIT)
    clean = title + standfirst + [item for item in told if item[1] in pictures]
    found = [spaced(story, chance.choice((0, 1, 1))), spaced(clean, chance.choice((0, 1, 1, 2)))]
    for _ in range(2):
        count = chance.choice((1, 2, 2, 3, 4, 6, 9))
        head = title + (standfirst if chance.random() < 0.3 else [])
        found.append(spaced(head + paragraphs[:count], chance.choice((0, 1, 1))))
    for _ in range(3):
        start, count = chance.randrange(len(paragraphs)), chance.choice((1, 1, 2, 3, 4))
        found.append(spaced(paragraphs[start : start + count], chance.choice((0, 1))))
    found += [one_line(paragraphs, chance), cut_off(paragraphs, chance)]
    found += [
        [item for item in told if item[1] is not LineKind.OTHER or chance.random() < keep]
        for keep in (0.08, 0.25)
    ]
    for between in (True, False, False):
        base = clean if chance.random() < 0.6 else title + standfirst + paragraphs[: chance.randint(3, 12)]
        found.append(
            with_site_lines(spaced(base, chance.choice((1, 1, 0))), page.language, chance, titles, between)
        )
    return [*found, *with_list_or_table(spaced(clean, 1), paragraphs, chance)]


def spaced(told: Told, blanks: int) -> Told:
    return [
        (attrs.evolve(line, blanks=blanks if i else 0, times=1), kind) for i, (line, kind) in enumerate(told)
    ]


def one_line(paragraphs: Told, chance: random.Random) -> Told:
    text = " ".join(line.text for line, _ in paragraphs[: chance.choice((2, 3, 5, 50))])
    if chance.random() < 0.5:
        text = text[: chance.randint(len(text) // 2, len(text))].rstrip(" .,")
    return [(Line(text, 0), LineKind.BODY)]


def cut_off(paragraphs: Told, chance: random.Random) -> Told:
    kept = paragraphs[: chance.randint(1, min(6, len(paragraphs)))]
    last = kept[-1][0]
    text = last.text[: max(30, int(len(last.text) * 0.7))].rstrip(" .")
    return spaced([*kept[:-1], (attrs.evolve(last, text=text), LineKind.BODY)], 1)


def with_site_lines(
    told: Told, language: Language, chance: random.Random, titles: list[str], between: bool
) -> Told:
    told = list(told)
    for _ in range(chance.choice((1, 2, 3, 5))):
        phrases = getattr(layout_words(language).boilerplate, chance.choice(SITE_KINDS))
        phrase = chance.choice(phrases) if phrases else "…"
        if phrase.startswith("…"):
            continue
        text = phrase.strip("…")
        text = text[0].upper() + text[1:]
        if phrase.endswith("…") and chance.random() < 0.7:
            colon = ":" if chance.random() < 0.5 and text[-1].isalnum() else ""
            text = f"{text}{colon} {chance.choice(titles)}"
        at = chance.randint(min(3, len(told)), len(told)) if between else len(told)
        told.insert(at, (Line(text, chance.choice((0, 1, 1))), LineKind.OTHER))
    return told


def with_list_or_table(told: Told, paragraphs: Told, chance: random.Random) -> list[Told]:
    at = chance.choice([i for i, (_, kind) in enumerate(told) if kind is LineKind.BODY]) + 1
    source = chance.choice(paragraphs)[0].text
    found: list[Told] = []
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", source) if 10 < len(s) < 160][:5]
    if len(sentences) > 1:
        mark = chance.choice(("• ", "- ", "* ", "– ", ""))
        items = [
            (
                Line(
                    (mark or f"{i + 1}. ") + (text if chance.random() < 0.5 else text.rstrip(".")),
                    chance.choice((0, 0, 1)) if i else 1,
                ),
                LineKind.BODY,
            )
            for i, text in enumerate(sentences)
        ]
        found.append([*told[:at], *items, *told[at:]])
    words = [word for word in re.findall(r"\w+", source) if len(word) > 3]
    if len(words) > 8:
        columns = chance.choice((2, 3, 4))
        rows = []
        for i in range(chance.choice((2, 3, 5))):
            cells = [str(chance.randint(1, 900)) if i else chance.choice(words) for _ in range(columns - 1)]
            row = Line(" ".join([chance.choice(words), *cells]), 0 if i else 1, columns - 1)
            rows.append((row, LineKind.BODY))
        found.append([*told[:at], *rows, *told[at:]])
    return found


# --- training ---


class Example(NamedTuple):
    domain: str
    features: list[list[str]]
    kinds: list[str]


def example(page: Page, told: Told, text: str) -> Example:
    features = features_of([line for line, _ in told], text, page.language)
    return Example(page.domain, flattened(features), [kind.name for _, kind in told])


def flattened(features: list[LineFeatures]) -> list[list[str]]:
    """Return each line's features with those that it sees of its neighbours."""
    seen = [["edge"], *(feature.seen_names for feature in features), ["edge"]]
    return [
        [*feature.names, *(f"-1:{name}" for name in seen[i]), *(f"+1:{name}" for name in seen[i + 2])]
        for i, feature in enumerate(features)
    ]


def examples(pages: list[Page]) -> list[Example]:
    chance = random.Random(5)  # noqa: S311
    found = [
        example(page, list(zip(page.lines, page.kinds, strict=True)), page.text)
        for page in pages
        if left_out(page) < MOST_LEFT_OUT
    ]
    for page in pages:
        titles = [other.title for other in pages if other.language is page.language and other.title]
        found += [
            example(page, told, "\n".join(line.text for line, _ in told))
            for told in filter(None, variants(page, chance, titles))
        ]
    return found


def trained(data: list[Example]) -> Any:
    trainer = pycrfsuite.Trainer(verbose=False)
    for item in data:
        trainer.append(item.features, item.kinds)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "lines.crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        return tagger


def weights(tagger: Any) -> dict[str, Any]:
    info, names = tagger.info(), [kind.name for kind in KINDS]
    tables: dict[str, dict[str, list[float]]] = {"own": {}, "above": {}, "below": {}}
    for (feature, kind), weight in info.state_features.items():
        table = {"-1:": "above", "+1:": "below"}.get(feature[:3], "own")
        name = feature if table == "own" else feature[3:]
        if round(weight, 2):
            tables[table].setdefault(name, [0.0] * len(names))[names.index(kind)] = round(weight, 2)
    transitions = [[round(info.transitions.get((b, a), 0.0), 2) for b in names] for a in names]
    row = KINDS.index(LineKind.CAPTION)
    transitions[row] = [round(weight + CAPTION_BONUS, 2) for weight in transitions[row]]
    return {"kinds": [kind.value for kind in KINDS], "transitions": transitions, **tables}


def written(data: dict[str, Any]) -> str:
    """Return the weights as JSON, one feature a line: changes can be read."""
    parts = [f' "{key}": {json.dumps(data[key])}' for key in ("kinds", "transitions")]
    for table in ("own", "above", "below"):
        rows = ",\n".join(
            f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}"
            for name, row in sorted(data[table].items())
        )
        parts.append(f' "{table}": {{\n{rows}\n }}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def check(pages: list[Page], data: list[Example]) -> None:
    """Print the share of lines told right on sites that the model has not seen."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for fold in range(FOLDS):
        held = {page.domain for page in pages if zlib.crc32(page.domain.encode()) % FOLDS == fold}
        tagger = trained([item for item in data if item.domain not in held])
        for page in pages:
            if page.domain in held:
                item = example(page, list(zip(page.lines, page.kinds, strict=True)), page.text)
                for wanted, got in zip(item.kinds, tagger.tag(item.features), strict=True):
                    total[wanted] += 1
                    right[wanted] += wanted == got
    for kind in KINDS:
        print(f"{kind.value:12} {right[kind.name]:5} of {total[kind.name]:5}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    pages = read_pages(args.shared)
    data = examples(pages)
    print(f"{len(pages)} pages, {len(data)} texts, {sum(len(item.kinds) for item in data)} lines")
    if args.check:
        check(pages, data)
    else:
        WEIGHTS.write_text(written(weights(trained(data))), encoding="utf-8")


if __name__ == "__main__":
    main()
