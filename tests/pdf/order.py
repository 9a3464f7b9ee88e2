"""Reads the papers of a site as a screen reader would, and compares them with what their authors wrote.

In: a built site and the folder of its content. Out: nothing, or what is wrong. Never guesses: what is not found is wrong.
"""

import pathlib
import re
import subprocess
import sys
import tomllib

site, content = map(pathlib.Path, sys.argv[1:])
faults = []


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, check=True).stdout.decode(errors="replace")


def heard(paper):
    """The words of the structure tree, which is what a screen reader follows; labels and footnotes aside."""
    words, aside = [], None
    for line in run("pdfinfo", "-struct-text", paper).splitlines():
        depth, line = len(line) - len(line.lstrip()), line.strip()
        # A footnote is read where it is marked, in the middle of a sentence.
        if aside is not None and depth > aside:
            continue
        aside = depth if line.startswith(("Lbl", "Note")) else None
        if line.startswith('"'):
            words.append(line.strip('"'))
        elif line.endswith("(block)") and aside is None:
            words.append(" ")
    return "".join(words)


def flat(text):
    return re.sub(r"\W+", " ", text).strip().lower()


def source(kind, slug):
    text = (content / kind / f"{slug}.md").read_text()
    _, front, body = re.split(r"^\+\+\+\n", text, maxsplit=2, flags=re.M)
    return tomllib.loads(front), body


def in_order(paper, wanted, found):
    """Each of the wanted words is found, after the one before it."""
    at, words = 0, flat(found)
    for each in wanted:
        each = flat(each)
        place = words.find(each, at)
        if place < 0:
            why = "out of order" if each in words else "missing"
            faults.append(f"{paper}: {why}: {each}")
        else:
            at = place + len(each)


def plain(text):
    """Markdown as it is read: no links, no marks of stress, no footnote marks."""
    text = re.sub(r"\[\^[^\]]*\]", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_`]", "", text)


def paragraphs(body):
    body = re.sub(r"^\[\^.*$", "", body, flags=re.M)
    for block in re.split(r"\n\s*\n", body):
        block = block.strip()
        if block.startswith(("|", "!")) or not block:
            continue
        lines = [re.sub(r"^:::( \w+)? ?", "", line) for line in block.splitlines()]
        text = "\n".join(re.sub(r"^>\s*(\[!\w+\])?", "", line) for line in lines)
        for item in re.split(r"^(?:#+|-|\d+\.)\s+", text, flags=re.M):
            if item.strip():
                yield plain(item)


def properties(paper):
    told = dict(line.split(":", 1) for line in run("pdfinfo", paper).splitlines() if ":" in line)
    told = {key: value.strip() for key, value in told.items()}
    for key, wanted in [("Tagged", "yes"), ("Encrypted", "no"), ("JavaScript", "no")]:
        if told.get(key) != wanted:
            faults.append(f"{paper}: {key} is {told.get(key)}")
    for key in ["Title", "Author", "Subject"]:
        if not told.get(key):
            faults.append(f"{paper}: has no {key}")
    return int(told["Pages"])


def briefing(path):
    front, body = source("briefings", path.stem)
    sides = properties(path)
    if sides > 2:
        faults.append(f"{path}: takes {sides} sides")
    wanted = [front["title"], front["summary"], *front.get("key_messages", []), *paragraphs(body)]
    for each in front["what_to_do"]:
        wanted += each["actions"]
    wanted += front["questions"]
    in_order(path, wanted, heard(path))
    # Whoever copies the text gets the page as it was set; there the foot stands between two sides.
    in_order(path, re.findall(r"^## (.*)$", body, flags=re.M) + front["questions"], run("pdftotext", "-raw", path, "-"))


def seminar(path):
    front, body = source("seminars", path.parent.name)
    properties(path)
    told = heard(path)
    in_order(path, [front["title"]], told)
    if path.stem == "facilitator":
        in_order(path, [part["title"] for part in front["agenda"]], told)
        in_order(path, re.findall(r"^## (.*)$", body, flags=re.M), told)
        for notes in re.findall(r"^::: notes\n(.*?)^:::$", body, flags=re.M | re.S):
            in_order(path, paragraphs(notes), told)
    if path.stem == "exercise":
        for words in re.findall(r"^::: exercise[^\n]*\n(.*?)^:::$", body, flags=re.M | re.S):
            in_order(path, paragraphs(words), told)
    if path.stem == "handout":
        if "::: notes" in body and (notes := re.search(r"^::: notes\n(.*?)$", body, flags=re.M)):
            if flat(notes[1]) in flat(told):
                faults.append(f"{path}: tells the notes of the facilitator")
    if path.stem in ("handout", "evaluation", "joining", "certificate"):
        in_order(path, front["objectives"], told)


for path in sorted(site.glob("briefings/*.pdf")):
    if path.stem.endswith("-record"):
        properties(path)
        in_order(path, source("briefings", path.stem.removesuffix("-record"))[0]["questions"], heard(path))
    else:
        briefing(path)
for path in sorted(site.glob("seminars/*/*.pdf")):
    seminar(path)

print("\n".join(faults[:40]))
sys.exit(1 if faults else 0)
