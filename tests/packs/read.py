"""Reads every pack below a folder as its readers will; prints what is wrong, and how many things were right."""

import glob
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import icalendar
from pptx import Presentation
from pptx.util import Emu

faults = []
passed = 0


def check(is_right, what):
    global passed
    if is_right:
        passed += 1
    else:
        faults.append(what)


def runs(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield from (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs)


def read_deck(path, name):
    said = subprocess.run([os.environ["VALIDATE"], path], capture_output=True, text=True)
    check(said.returncode == 0 and "Found 0 errors" in said.stdout, f"{name}: validator: {said.stdout}{said.stderr}")
    deck = Presentation(path)
    titles = [slide.shapes.title.text if slide.shapes.title is not None else None for slide in deck.slides]
    check(all(titles), f"{name}: a slide has no title: {titles}")
    check(len(set(titles)) == len(titles), f"{name}: two slides have one title: {titles}")
    check(any(slide.has_notes_slide for slide in deck.slides), f"{name}: nobody says anything")
    check(deck.core_properties.title and deck.core_properties.language == "en-GB", f"{name}: properties")
    layouts = {slide.slide_layout.name for slide in deck.slides}
    check({"Opening", "Closing"} <= layouts, f"{name}: layouts {layouts}")
    for number, slide in enumerate(deck.slides, 1):
        where = f"{name}, slide {number}"
        check(slide.shapes[0] == slide.shapes.title, f"{where}: the title is not read first")
        if slide.has_notes_slide:
            check(slide.notes_slide.notes_text_frame.text.strip(), f"{where}: its notes are empty")
        for shape in slide.shapes:
            check(shape.is_placeholder or shape.has_table or shape.shape_type == 13, f"{where}: a loose shape")
            if shape.shape_type == 13 or hasattr(shape, "image"):
                check(shape._element.nvPicPr.cNvPr.get("descr"), f"{where}: a picture without words")
            bottom, right = Emu(shape.top + shape.height), Emu(shape.left + shape.width)
            check(bottom <= deck.slide_height and right <= deck.slide_width, f"{where}: a shape leaves the slide")
        for run in runs(slide):
            check(run._r.rPr is not None and run._r.rPr.get("lang") == "en-GB", f"{where}: a run has no language")
    return titles, deck


def read_pictures(path, name, deck):
    """LibreOffice draws the slides: each has its words, and none runs over into the foot."""
    with tempfile.TemporaryDirectory() as folder:
        home = f"-env:UserInstallation=file://{folder}/home"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
        subprocess.run(command, capture_output=True, check=True)
        pdf = glob.glob(f"{folder}/*.pdf")[0]
        boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    pages = boxes.split("<page ")[1:]
    check(len(pages) == len(deck.slides), f"{name}: LibreOffice draws {len(pages)} slides")
    for number, page in enumerate(pages, 1):
        wide, high = (float(part) for part in re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
        words = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)', page)
        check(words, f"{name}, slide {number}: no words")
        for left, top, right, bottom, word in words:
            inside = 0 <= float(left) and float(right) <= wide and 0 <= float(top)
            # The body ends at 6.6 of 7.5 inches, and the foot begins at 6.88.
            in_body, in_foot = float(bottom) <= high * 6.62 / 7.5, float(top) >= high * 6.8 / 7.5
            check(inside and (in_body or in_foot), f"{name}, slide {number}: `{word}` runs over")


def read_dates(path, name):
    text = open(path, "rb").read()
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    check(events and not calendar.errors, f"{name}: {calendar.errors}")
    check(len({event["uid"] for event in events}) == len(events), f"{name}: two dates with one name")
    check(all(len(line) <= 75 for line in text.split(b"\r\n")), f"{name}: a line is too long")
    for event in events:
        check(not event.errors and event["dtstart"].dt < event["dtend"].dt, f"{name}: {event}")
        check(event["dtstart"].dt.utcoffset().total_seconds() == 0, f"{name}: not in UTC")
        check(int(event["sequence"]) > 0, f"{name}: no sequence")


def read_pack(path, name, twin):
    with zipfile.ZipFile(path) as pack:
        check(pack.testzip() is None, f"{name}: damaged")
        check(pack.namelist()[0] == "README.txt", f"{name}: {pack.namelist()}")
        check(all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in pack.infolist()), f"{name}: days")
    check(open(path, "rb").read() == open(twin, "rb").read(), f"{name}: built twice, it has other bytes")


def main(folder):
    decks = sorted(glob.glob(f"{folder}/site/seminars/*/slides.pptx"))
    packs = sorted(glob.glob(f"{folder}/site/seminars/*/*-seminar-pack.zip"))
    check(decks and packs, "no packs were built")
    for path in decks:
        name = os.path.relpath(path, folder)
        titles, deck = read_deck(path, name)
        read_pictures(path, name, deck)
        print(f"{name}: {len(titles)} slides")
    for path in sorted(glob.glob(f"{folder}/site/seminars/*/session.ics")):
        read_dates(path, os.path.relpath(path, folder))
    for path in packs:
        read_pack(path, os.path.relpath(path, folder), path.replace("/site/", "/twin/", 1))
    for fault in faults[:40]:
        print(f"FAILED: {fault}")
    print(f"{passed} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


main(sys.argv[1])
