"""Reads the annotated texts that names are learned from.

They are documents of sentences, in which people, organisations and places are marked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

LABELS = ("PER", "ORG", "LOC")
#: So many sentences of a corpus in reading order are taken for a document.
_SENTENCES = 14


class Sentence(NamedTuple):
    text: str
    #: start, end, label
    spans: list[tuple[int, int, str]]


class Document(NamedTuple):
    name: str
    language: str
    corpus: str
    sentences: list[Sentence]
    #: its sentences stand together in some article, so that they tell something of each other
    whole: bool = True


_NO_BLANK_BEFORE = re.compile(r"^(?:[.,?!;:)\]%’”…]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b|\.\.\.)")
_CLITIC = re.compile(r"^(?:'|’)(?:s|S|re|ve|ll|d|m|t)$|^n['’]t$")


#: Portuguese corpora have the words that are written as one apart: "de a" for "da".
_CONTRACTED = {
    "pt": {
        (one, other): written
        for one, forms in {
            "de": {
                "o": "do",
                "a": "da",
                "os": "dos",
                "as": "das",
                "este": "deste",
                "esta": "desta",
                "um": "dum",
            },
            "em": {
                "o": "no",
                "a": "na",
                "os": "nos",
                "as": "nas",
                "um": "num",
                "uma": "numa",
                "este": "neste",
            },
            "a": {"o": "ao", "a": "à", "os": "aos", "as": "às"},
            "por": {"o": "pelo", "a": "pela", "os": "pelos", "as": "pelas"},
        }.items()
        for other, written in forms.items()
    }
}


def _contracted(tokens: Sequence[str], tags: Sequence[str], language: str) -> tuple[list[str], list[str]]:
    pairs = _CONTRACTED.get(language, {})
    words: list[str] = []
    labels: list[str] = []
    for token, tag in zip(tokens, tags, strict=True):
        written = pairs.get((words[-1].casefold(), token)) if words else None
        if written:
            words[-1] = written.capitalize() if words[-1][0].isupper() else written
        else:
            words.append(token)
            labels.append(tag)
    return words, labels


def joined(tokens: Sequence[str], tags: Sequence[str], language: str) -> Sentence:
    """Return a sentence of tokens as running text: where a blank stood is told by rule."""
    text, spans = "", []
    open_quote = False
    glue = True
    tokens, tags = _contracted(tokens, tags, language)
    for written, tag in zip(tokens, tags, strict=True):
        word = written
        no_blank = glue or bool(_NO_BLANK_BEFORE.match(word)) or bool(_CLITIC.match(word))
        if word in ('"', "''", "``"):
            no_blank = open_quote or glue
            glue_next = not open_quote
            open_quote = not open_quote
            word = '"'
        else:
            glue_next = word in ("(", "[", "„", "“", "«", "¿", "¡", "$", "£", "€", "#", "@") or (
                word.endswith(("'", "’")) and len(word) <= 5 and language in ("fr", "it") and len(word) > 1
            )
        if word == "-":  # taken apart in treebanks: "Saint - Gaudens"
            no_blank = glue_next = True
        if word == "“" and language == "de":
            no_blank, glue_next = True, False
        if not no_blank:
            text += " "
        start = len(text)
        text += word
        if tag.startswith("B-"):
            spans.append((start, len(text), tag[2:]))
        elif tag.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
        glue = glue_next
    return Sentence(text, spans)


def tsv(path: Path, language: str, *, whole: bool) -> Iterator[Document]:
    """Read a token and its tag a line, tab between them; blank lines part the sentences."""
    sentences: list[Sentence] = []
    tokens: list[str] = []
    tags: list[str] = []
    number = 0
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.strip():
            token, _, tag = line.partition("\t")
            if token.strip():
                tokens.append(token.strip())
                tags.append(tag.strip())
        elif tokens:
            sentences.append(joined(tokens, tags, language))
            tokens, tags = [], []
        if len(sentences) >= _SENTENCES:
            yield Document(f"{path.stem}-{number}", language, path.stem, sentences, whole)
            sentences, number = [], number + 1
    if sentences:
        yield Document(f"{path.stem}-{number}", language, path.stem, sentences, whole)


def web(shared: Path) -> Iterator[Document]:
    """Read Universal NER's IOB2 on the English Web Treebank."""
    for path in sorted((shared / "training/uner-ewt").glob("*.iob2")):
        for number, document in enumerate(path.read_text("utf-8").split("# newdoc")[1:]):
            sentences: list[Sentence] = []
            tokens: list[str] = []
            tags: list[str] = []
            for line in [*document.splitlines(), ""]:
                columns = line.split("\t")
                if len(columns) >= 3 and not line.startswith("#"):
                    tokens.append(columns[1])
                    tags.append(columns[2] if columns[2][2:] in LABELS else "O")
                elif not line.strip() and tokens:
                    sentences.append(joined(tokens, tags, "en"))
                    tokens, tags = [], []
            if sentences:
                yield Document(f"{path.stem}-{number}", "en", "uner-ewt", sentences)


def _from_spans(name: str, corpus: str, text: str, spans: Iterable[tuple[int, int, str]]) -> Document:
    sentences: list[Sentence] = []
    spans = sorted(set(spans))
    for match in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text):
        inside = [
            (s - match.start(), e - match.start(), label)
            for s, e, label in spans
            if match.start() <= s and e <= match.end()
        ]
        sentences.append(Sentence(match[0].replace("\n", " "), inside))
    return Document(name, "en", corpus, sentences)


class _Plain(NamedTuple):
    name: str
    text: str
    spans: list[tuple[int, int, str]]


_ENTITY_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_PIECE = re.compile(r"\([^()]*\)?|[^()]+\)")


def gum(shared: Path) -> Iterator[_Plain]:
    """Read CoNLL-U with entities in MISC; a name is the run of proper nouns around an entity's head."""
    for path in sorted((shared / "training/gum").glob("*.conllu")):
        text, spans = "", []
        for sentence in path.read_text("utf-8").split("\n\n"):
            if "# newpar" in sentence and text:
                text = text.rstrip() + "\n\n"
            text, found = _gum_sentence(sentence, text)
            spans += found
        yield _Plain(path.stem, text, sorted(set(spans)))


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
    if head is None or tokens[head][3] != "PROPN" or kind not in _ENTITY_TYPES:
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
    return tokens[begin][0], tokens[end][1], _ENTITY_TYPES[kind]


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
    # "United" of "United States" is a verb there.
    return token[3] == "PROPN" or (token[2][:1].isupper() and token[3] in ("ADJ", "NOUN", "VERB", "NUM"))


def georgetown(shared: Path) -> Iterator[Document]:
    """Read GUM's CoNLL-U; a name is the run of proper nouns around an entity's head."""
    for document in gum(shared):
        yield _from_spans(document.name, "gum", document.text, document.spans)


def parallel(shared: Path, language: str) -> Iterator[Document]:
    """Read the thousand sentences that stand in several languages: the English labels carried over.

    A label is carried to a run that is the same name, or one that begins like it; a sentence of which not
    every name finds its place is left out.
    """
    from carried import carried_sentences

    sentences = list(carried_sentences(shared, language))
    by_document: dict[str, list[Sentence]] = {}
    for name, sentence in sentences:
        by_document.setdefault(name, []).append(sentence)
    for name, found in by_document.items():
        yield Document(f"{language}-pud-{name}", language, f"{language}-pud-carried", found)


#: Corpus, language, whether its sentences stand in reading order, how much an example of it counts.
FILES = (
    ("en-wikigold", "en", True, 1.0),
    ("en-uner-pud", "en", False, 1.0),
    ("en-wnut17", "en", False, 0.25),
    ("en-btc", "en", False, 0.25),
    ("de-germeval14", "de", False, 1.0),
    ("de-uner-pud", "de", False, 1.0),
    ("sv-uner-pud", "sv", False, 1.0),
    ("sv-webbnyheter", "sv", True, 0.7),
    ("da-uner-ddt", "da", True, 0.7),
    ("no-norne", "no", True, 0.7),
    ("pt-uner-bosque", "pt", True, 0.7),
    ("pt-uner-pud", "pt", False, 1.0),
    ("ru-uner-pud", "ru", False, 1.0),
    ("ru-wikiner", "ru", False, 0.5),
)


def documents(shared: Path) -> Iterator[tuple[Document, float]]:
    """Yield all documents with how much an example of each counts."""
    for name, language, whole, weight in FILES:
        for document in tsv(shared / f"training/names/{name}.tsv", language, whole=whole):
            yield document, weight
    for document in web(shared):
        yield document, 0.6
    for document in georgetown(shared):
        yield document, 1.0
    for language in ("fr", "es", "it"):
        for document in parallel(shared, language):
            yield document, 1.5
