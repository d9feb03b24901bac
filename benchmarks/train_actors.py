"""Learn the weights by which newsmodel tells people, organisations and places apart.

    python benchmarks/train_actors.py [--shared ../shared] [--check]

Writes ``src/newsmodel/annotating/actors/names.en.json``. The same input gives the same file. With ``--check``
nothing is written: the script prints how what it learned does on news texts, of which it has learned nothing.

Learned from (all free, none of them in this repository):

* GUM, the Georgetown University Multilayer corpus, its genres academic, court, bio and voyage
  (texts CC BY 4.0 and CC BY-SA 3.0, annotation CC BY 4.0)
* Universal NER on the English Web Treebank (CC BY-SA 4.0)

The news and interviews of GUM are kept for measuring. No word of a name is a cue, only its last letters,
and a cue has to be met in several documents: the weights know no names.

The model is a multinomial logistic one over the cues of `newsmodel.annotating.actors`; each name of an
article is one example with the cues of all its mentions. Learning starts from the rules' weights and is
pulled back to them, so that a cue seldom met keeps what the rule says.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import attrs

from newsmodel.annotating.actors.annotator import mentions_of
from newsmodel.annotating.actors.known import KnownName, by_block
from newsmodel.annotating.actors.merging import cues_of_forms
from newsmodel.annotating.actors.weights import RULES
from newsmodel.annotating.actors.words import lookup_of
from newsmodel.language import language_of
from newsmodel.model import Article, Paragraph

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/newsmodel/annotating/actors/names.en.json"
LABELS = ("PER", "ORG", "LOC", "NONE")
ENTITY_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
LICENCES = "GUM academic, court, bio, voyage (CC BY 4.0, CC BY-SA 3.0); Universal NER EWT (CC BY-SA 4.0)"

EPOCHS, RATE, PULL, SHRINK, DROP, RULE_SCALE = 6, 0.1, 1e-3, 1e-4, 0.1, 0.7
#: A cue that fewer documents have is left out.
LEAST_DOCUMENTS = 3
_PIECE = re.compile(r"\([^()]*\)?|[^()]+\)")


class Document(NamedTuple):
    name: str
    text: str
    spans: list[tuple[int, int, str]]


class Example(NamedTuple):
    document: str
    cues: frozenset[str]
    label: int
    count: int


# --- reading ---------------------------------------------------------------------------------------------


def news(shared: Path) -> Iterator[Document]:
    with (shared / "corpora/gum-news/gold.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            spans = [
                (
                    mention.get("name_start", mention["start"]),
                    mention.get("name_end", mention["end"]),
                    mention["type"],
                )
                for mention in row["mentions"]
                if mention.get("named") and mention["type"] in LABELS
            ]
            yield Document(row["id"], row["text"], spans)


def gum(shared: Path) -> Iterator[Document]:
    """Read CoNLL-U with entities in MISC; a name is the run of proper nouns around an entity's head."""
    for path in sorted((shared / "training/gum").glob("*.conllu")):
        text, spans = "", []
        for sentence in path.read_text("utf-8").split("\n\n"):
            if "# newpar" in sentence and text:
                text = text.rstrip() + "\n\n"
            text, found = _gum_sentence(sentence, text)
            spans += found
        yield Document(path.stem, text, sorted(set(spans)))


def _gum_sentence(sentence: str, text: str) -> tuple[str, list[tuple[int, int, str]]]:
    tokens: list[tuple[int, int, str, str, str, int]] = []  # start, end, form, tag, id, head
    stack: dict[str, list[tuple[int, str]]] = defaultdict(list)
    entities: list[tuple[int, int, str]] = []
    inside = (0, 0)  # the words of a written token of several, such as "Iran's"
    for line in sentence.splitlines():
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        number, form = columns[0], columns[1]
        if "-" in number:
            first, last = map(int, number.split("-"))
            inside = (first, last)
            at, text = len(text), text + form + ("" if "SpaceAfter=No" in columns[9] else " ")
            whole_end = at + len(form)
            continue
        if "." in number:
            continue
        if inside[0] <= int(number) <= inside[1]:
            start = at if int(number) == inside[0] else tokens[-1][1]
            end = whole_end if int(number) == inside[1] else start + len(form)
        else:
            start, end = len(text), len(text) + len(form)
            text += form + ("" if "SpaceAfter=No" in columns[9] else " ")
        tokens.append((start, end, form, columns[3], number, int(columns[6])))
        if marked := re.search(r"Entity=([^|]*)", columns[9]):
            for piece in _PIECE.findall(marked[1]):
                name = piece.strip("()").split("-")
                if piece.startswith("("):
                    stack[name[0]].append((len(tokens) - 1, name[1] if len(name) > 1 else ""))
                if piece.endswith(")") and stack[name[0]]:
                    first_token, kind = stack[name[0]].pop()
                    entities.append((first_token, len(tokens) - 1, kind))
    spans = [span for entity in entities if (span := _name_in(tokens, *entity))]
    return text, spans + [span for entity in entities for span in _described(tokens, *entity)]


def _name_in(
    tokens: list[tuple[int, int, str, str, str, int]], first: int, last: int, kind: str
) -> tuple[int, int, str] | None:
    numbers = {int(token[4]) for token in tokens[first : last + 1]}
    head = next((i for i in range(first, last + 1) if tokens[i][5] not in numbers), None)
    if head is None or tokens[head][3] != "PROPN" or kind not in ENTITY_TYPES:
        return None
    begin = end = head
    while begin > first and _is_name_word(tokens[begin - 1]):
        begin -= 1
    while end < last and (
        _is_name_word(tokens[end + 1])
        or (
            tokens[end + 1][3] in ("ADP", "DET", "CCONJ", "PUNCT")
            and any(token[3] == "PROPN" for token in tokens[end + 2 : min(last, end + 3) + 1])
            and tokens[end + 1][2] in ("of", "&", "for", "the", "and", "-", "on")
        )
    ):
        end += 1
    return tokens[begin][0], tokens[end][1], ENTITY_TYPES[kind]


def _described(
    tokens: list[tuple[int, int, str, str, str, int]], first: int, last: int, kind: str
) -> Iterator[tuple[int, int, str]]:
    """Yield the name in "the village of Sandby", which the corpus takes as one with the noun before it."""
    for i in range(first, last):
        if tokens[i][3] == "NOUN" and tokens[i + 1][2] == "of" and i + 2 <= last and kind == "place":
            end = i + 1
            while end < last and tokens[end + 1][3] == "PROPN":
                end += 1
            if end > i + 1:
                yield tokens[i + 2][0], tokens[end][1], "LOC"


def _is_name_word(token: tuple[int, int, str, str, str, int]) -> bool:
    return token[3] == "PROPN" or (token[2][:1].isupper() and token[3] in ("ADJ", "NOUN"))


def web(shared: Path) -> Iterator[Document]:
    """Read IOB2; blanks between tokens are put back by rule, since the files don't have them."""
    for path in sorted((shared / "training/uner-ewt").glob("*.iob2")):
        for number, document in enumerate(path.read_text("utf-8").split("# newdoc")[1:]):
            text, spans = "", []
            for line in document.splitlines():
                if line.startswith("# sent_id"):
                    text += " "
                columns = line.split("\t")
                if len(columns) < 3:
                    continue
                form, tag = columns[1], columns[2]
                glued = form[0] in ".,?!;:)%'’" or form == "n't" or text.endswith(("(", "$", " "))
                text += ("" if glued else " ") + form
                if tag.startswith("B-"):
                    spans.append((len(text) - len(form), len(text), tag[2:]))
                elif tag.startswith("I-") and spans:
                    spans[-1] = (spans[-1][0], len(text), spans[-1][2])
            yield Document(f"{path.stem}-{number}", text, spans)


# --- learning --------------------------------------------------------------------------------------------


def examples(
    document: Document, names_in: Callable[[Article], Iterable[KnownName]] | None = None
) -> Iterator[Example]:
    """Yield each form of a name with its cues and its kind; *names_in* finds names beside ours."""
    # Learned are the weights of words too, of which a language without weights makes no cues.
    lookup = attrs.evolve(lookup_of(language_of("en")), weighs_words=True)
    pieces = [
        (match.start(), match[0].replace("\n", " "))
        for match in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", document.text)
        if match[0].strip()
    ]
    article = Article(blocks=tuple(Paragraph(text) for _, text in pieces), language="en")
    mentions = mentions_of(article, lookup, by_block(names_in(article)) if names_in else None)
    labels: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        offset = pieces[mention.candidate.block][0]
        labels[mention.key][
            _label(offset + mention.candidate.start, offset + mention.candidate.end, document)
        ] += 1
    cues = cues_of_forms(mentions, lookup)
    for key, counted in labels.items():
        label = LABELS.index(counted.most_common(1)[0][0])
        yield Example(document.name, frozenset(cues[key]), label, counted.total())


def _label(start: int, end: int, document: Document) -> str:
    best, label = 0, "NONE"
    for first, last, kind in document.spans:
        shared = min(end, last) - max(start, first)
        if shared > best and shared >= 0.5 * (end - start) and shared >= 0.4 * (last - first):
            best, label = shared, kind
    return label


def learn(data: list[Example]) -> dict[str, list[float]]:
    """Return the weights of each cue for the labels: AdaGrad from the rules' weights, pulled back to them."""
    met: dict[str, set[str]] = defaultdict(set)
    for example in data:
        for cue in example.cues:
            met[cue].add(example.document)
    kept = {cue for cue, documents in met.items() if len(documents) >= LEAST_DOCUMENTS} | set(RULES)
    start = {cue: [RULE_SCALE * value for value in RULES.get(cue, (0, 0, 0, 0))] for cue in sorted(kept)}
    weights = {cue: list(values) for cue, values in start.items()}
    squares = {cue: [0.3] * len(LABELS) for cue in weights}
    chance = random.Random(0)  # noqa: S311 - it shuffles
    for _ in range(EPOCHS):
        order = chance.sample(data, len(data))
        for example in order:
            weight = min(example.count, 4) ** 0.5
            # A word seen now and then is left out, so that the other cues learn to do without it.
            used = [
                "always",
                *(
                    c
                    for c in sorted(example.cues)
                    if c in weights and ("=" not in c or chance.random() > DROP)
                ),
            ]
            totals = [sum(weights[cue][k] for cue in used) for k in range(len(LABELS))]
            odds = [math.exp(total - max(totals)) for total in totals]
            for k, odd in enumerate(odds):
                slope = (odd / sum(odds) - (k == example.label)) * weight
                for cue in used:
                    _step(weights[cue], squares[cue], start[cue][k], slope, k)
    return weights


def _step(weights: list[float], squares: list[float], start: float, slope: float, k: int) -> None:
    slope += PULL * (weights[k] - start)
    squares[k] += slope * slope
    rate = RATE / math.sqrt(squares[k])
    moved = weights[k] - rate * slope - start
    shrunk = max(abs(moved) - rate * SHRINK, 0.0)
    weights[k] = start + math.copysign(shrunk, moved)


def rounded(weights: dict[str, list[float]]) -> dict[str, list[float]]:
    return {
        cue: [round(value, 2) for value in values]
        for cue, values in sorted(weights.items())
        if cue == "always" or max(map(abs, values)) >= 0.1
    }


# --- checking --------------------------------------------------------------------------------------------


def check(weights: dict[str, list[float]], data: list[Example]) -> None:
    counted: Counter[tuple[int, int]] = Counter()
    for example in data:
        used = ["always", *(cue for cue in example.cues if cue in weights)]
        totals = [sum(weights[cue][k] for cue in used) for k in range(len(LABELS))]
        counted[example.label, totals.index(max(totals))] += example.count
    for k, label in enumerate(LABELS):
        right = counted[k, k]
        said = sum(count for (_, answer), count in counted.items() if answer == k)
        true = sum(count for (gold, _), count in counted.items() if gold == k)
        print(f"{label:5} precision {right / max(said, 1):.1%}  recall {right / max(true, 1):.1%}  of {true}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    data = [example for source in (gum, web) for text in source(args.shared) for example in examples(text)]
    weights = rounded(learn(data))
    if args.check:
        check(weights, [example for document in news(args.shared) for example in examples(document)])
        return
    lines = ",\n".join(
        f"{json.dumps(cue, ensure_ascii=False)}:{json.dumps(values, separators=(',', ':'))}"
        for cue, values in weights.items()
    )
    about = json.dumps({"made_by": "benchmarks/train_actors.py", "learned_from": LICENCES}, indent=1)[:-2]
    OUT.write_text(f'{about},\n "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{OUT.relative_to(ROOT)}: {len(weights)} cues")


if __name__ == "__main__":
    main()
