"""What can be read from afar, and that nothing is larger than its frame from near."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deckgen.build import build
from tests.browser.conftest import Open
from tests.browser.pages import Spot, page
from tests.browser.stage import Stage
from tests.talks import a_talk

KEYNOTE = Path(__file__).parent.parent.parent / "talks" / "intracomm2011.md"
ROOM = {"width": 1920, "height": 1080}
READABLE_PX = 11

# What reaches out of the room that its box keeps for it, of the frame in front.
_SPILLED = """(() => {
  const frame = deck.frames[deck.place.frame];
  if (!frame) return [];
  const box = frame.querySelector(".frame-box");
  const { paddingTop, paddingBottom } = getComputedStyle(box);
  const low = box.clientHeight - parseFloat(paddingBottom) + 1;
  const parts = [...box.children].filter((part) => part.matches(".frame-head, .frame-body"));
  const out = (part) => part.offsetTop < parseFloat(paddingTop) - 1
    || part.offsetTop + part.scrollHeight > low || part.scrollWidth > part.clientWidth + 1;
  return [...parts.filter(out).map((part) => part.className), ...box.getAttributeNames()
    .filter((name) => name === "data-fit-over")].map((what) => `${frame.id}: ${what}`);
})()"""

# Of each frame in sight that shows text: how large its title or label is on the screen,
# and whether a label reaches out of its card.
_READ = """deck.frames.map((frame, index) => {
  const label = frame.querySelector(".frame-label");
  const title = frame.querySelector(".frame-title");
  const shown = [label, title].find((each) => each?.checkVisibility({contentVisibilityAuto: true}));
  if (!shown) return null;
  const scale = frame.getBoundingClientRect().width / frame.offsetWidth;
  const inner = label.firstElementChild.getBoundingClientRect();
  const outer = label.getBoundingClientRect();
  const clipped = shown === label && (inner.left < outer.left - 1 || inner.right > outer.right + 1
    || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1);
  const { parent } = deck.scene.frames[index];
  return { id: frame.id, size: parseFloat(getComputedStyle(shown).fontSize) * scale, clipped,
    top: (parent ?? null) === null };
}).filter(Boolean)"""


def outline(theme: str) -> str:
    """Forty frames and more, three deep, of all sorts of bodies and titles."""
    bodies = (
        "- one\n- two\n- three",
        "A short line.",
        "| a | b |\n|--|--|\n| 1 | 2 |",
        "> Said so.",
    )
    lines = [f"---\ntheme: {theme}\n---\n"]
    for chapter in range(5):
        lines.append(f"# Chapter {chapter + 1} of the internationalisation\n")
        for section in range(2 + chapter % 3):
            lines.append(f"## What section {section + 1} is about\n")
            for part in range(2 + section % 2):
                body = bodies[(chapter + section + part) % 4]
                lines.append(f"### Interoperability, part {part + 1}\n\n{body}\n")
    return "\n".join([*lines, "# Thank you\n"])


def stops(stage: Stage) -> Iterator[int]:
    for step in range(stage.run("deck.lastStep") + 1):
        if step != stage.step:
            with stage.landing():
                stage.run("deck.goto(argument)", step)
        yield step


def whole(stage: Stage) -> list[dict[str, Any]]:
    """What the overview lets one read."""
    with stage.landing():
        stage.page.keyboard.press("o")
    return list(stage.run(_READ))


@pytest.fixture(params=["atelier", "cacao", "keynote"])
def talk(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    theme = str(request.param)
    file = KEYNOTE if theme == "keynote" else a_talk(tmp_path, outline(theme))
    return build(file).files["index.html"].decode()


def test_no_frame_is_fuller_than_its_box(open_deck: Open, talk: str) -> None:
    stage = open_deck(talk, viewport=ROOM)

    assert [] == [spill for _ in stops(stage) for spill in stage.run(_SPILLED)]


def test_the_whole_canvas_can_be_read_at_its_top_level(open_deck: Open, talk: str) -> None:
    stage = open_deck(talk, viewport=ROOM)
    read = whole(stage)

    assert stage.run("deck.scene.frames.filter((f) => (f.parent ?? null) === null).length") == len(
        [each for each in read if each["top"]]
    )
    by_itself = {"merci"}  # the keynote hides its thanks in a raspberry, to be flown into
    assert [] == [
        each
        for each in read
        if each["top"] and each["size"] < READABLE_PX and each["id"] not in by_itself
    ]
    assert [] == [each["id"] for each in read if each["clipped"]]


def test_frames_with_little_to_say_say_it_loud(open_deck: Open, tmp_path: Path) -> None:
    much = "word " * 60
    text = f"# Few\n\nThree short words\n\n# Many\n\n{much}\n"
    stage = open_deck(build(a_talk(tmp_path, text)).files["index.html"].decode())
    loud = "Number(document.querySelector(argument).style.getPropertyValue('--loud'))"

    assert 1 == stage.run(loud, "#few > .frame-box")
    stage.press("ArrowRight")
    assert 0.75 >= stage.run(loud, "#many > .frame-box")
    assert [] == stage.run(_SPILLED)


def test_what_is_too_much_for_a_frame_stays_off_its_neighbours(
    open_deck: Open, tmp_path: Path
) -> None:
    text = "# Much\n\n" + "- a point too many\n" * 60 + "\n# Next\n"
    stage = open_deck(build(a_talk(tmp_path, text)).files["index.html"].decode())
    box = "#much > .frame-box"

    assert stage.page.locator(f"{box}[data-fit-over]").count()
    assert "clip" == stage.run("getComputedStyle(document.querySelector(argument)).overflowY", box)


def test_labels_take_their_size_while_a_hand_zooms(open_deck: Open) -> None:
    spots = [
        Spot(f"s{n}", x=2000 * (n % 8), y=1200 * (n // 8), title=f"Frame {n}") for n in range(48)
    ]
    stage = open_deck(page(spots, {"main": ("overview", "s0")}))
    sizes = """deck.frames.map((frame) => {
      const label = getComputedStyle(frame.querySelector(".frame-label")).fontSize;
      return parseFloat(label) * frame.getBoundingClientRect().width / frame.offsetWidth;
    }).filter((size) => size > 0)"""
    stage.run("(window.wide = { ...deck.camera(), width: deck.camera().width * 1.7 }, 0)")
    for _ in range(3):  # as fingers do; a few labels with each
        stage.run("(deck.carry(wide), 0)")
    in_hand = stage.run(sizes)
    with stage.arrival():
        stage.run("deck.fly(wide, 'free', { flight: 0 })")

    assert stage.run(sizes) == in_hand


def test_a_folded_label_on_a_drawing_has_an_edge_of_the_canvas(open_deck: Open) -> None:
    html = build(KEYNOTE).files["index.html"].decode()
    stage = open_deck(html, "#/overview", viewport={"width": 390, "height": 844})
    edges = stage.run(
        "[...document.querySelectorAll('.deckgen-folded.shape-none > .frame-label > span')]"
        ".map((label) => parseFloat(getComputedStyle(label).webkitTextStrokeWidth))"
    )

    assert len(edges) >= 2
    assert all(edge > 0 for edge in edges)


@pytest.mark.parametrize("width", (1024, 1280))
def test_labels_keep_clear_of_pictures_and_none_is_blank(open_deck: Open, width: int) -> None:
    html = build(KEYNOTE).files["index.html"].decode()
    stage = open_deck(html, "#/overview", viewport={"width": width, "height": 720})
    meet = """(([label, picture]) => {
      const one = document.querySelector(`${label} > .frame-label > span`).getBoundingClientRect();
      const other = document.querySelector(`[data-art="${picture}"]`).getBoundingClientRect();
      return one.width > 0 && one.left < other.right && other.left < one.right
        && one.top < other.bottom && other.top < one.bottom;
    })(argument)"""
    flags = (("#outil", 11), ("#besoin", 12))
    blank = """[...document.querySelectorAll(".deckgen-far:not(.deckgen-off, .deckgen-labelled)")]
      .map((each) => each.id)"""

    assert [] == [flag for flag in flags if stage.run(meet, flag)]
    assert [] == [each for each in stage.run(blank) if each != "merci"]  # in a raspberry


def test_the_label_of_a_circle_stays_in_the_circle(open_deck: Open, tmp_path: Path) -> None:
    text = (
        "---\noverview: start\n---\n# Wall {x=0 scale=20}\n"
        "# Resonance {#round shape=circle x=20000}\n"
    )
    stage = open_deck(build(a_talk(tmp_path, text)).files["index.html"].decode())
    label = stage.page.locator("#round > .frame-label > span").bounding_box()
    frame = stage.page.locator("#round").bounding_box()

    assert label and frame
    assert label["width"] < frame["height"] < frame["width"]


# ---- folding -----------------------------------------------------------------------

_PART = "Miscellaneous"
FOLDING = (
    Spot("wall", scale=20),
    Spot("topic", x=20000, scale=1, topic=True),
    *(
        Spot(f"part{n}", x=20000 + 300 * (n - 2), y=100, scale=0.15, parent="topic", title=_PART)
        for n in range(5)
    ),
)
_SHOWN = "deck.frames.filter((each) => each.checkVisibility()).map((each) => each.id)"


def test_a_far_topic_folds_and_is_readable_over_all_of_its_card(open_deck: Open) -> None:
    stage = open_deck(page(FOLDING, {"main": ("overview", "topic")}))
    label = stage.page.locator("#topic > .frame-label").bounding_box()
    card = stage.page.locator("#topic").bounding_box()

    assert ["wall", "topic"] == stage.run(_SHOWN)
    assert label and card
    assert pytest.approx(card["height"], abs=1) == label["height"]


def test_a_topic_unfolds_as_the_camera_comes_near(open_deck: Open) -> None:
    stage = open_deck(page(FOLDING, {"main": ("overview", "topic")}))
    folded = "document.getElementById('topic').matches('.deckgen-folded')"

    stage.run("(deck.seek(0), deck.next())")
    duration = 3000
    seen = [
        stage.run(f"(deck.seek({duration} * argument), {folded})", share / 20)
        for share in range(21)
    ]

    assert sorted(seen, reverse=True) == seen  # once, and for good
    assert (True, False) == (seen[0], seen[-1])
    assert "part0" in stage.run(_SHOWN)


def test_topics_of_one_size_fold_together(open_deck: Open) -> None:
    few = (Spot("other", x=20000, y=1200, topic=True),)
    one = (Spot("small", x=20000, y=1300, scale=0.4, parent="other", title="A"),)
    stage = open_deck(page((*FOLDING, *few, *one), {"main": ("overview", "topic")}))

    assert 2 == stage.page.locator(".deckgen-folded").count()


def test_a_chosen_topic_does_not_cover_the_frames_in_it(open_deck: Open) -> None:
    spots = (Spot("chapter", topic=True), Spot("inner", y=80, scale=0.5, parent="chapter"))
    stage = open_deck(page(spots, {"main": ("chapter", "inner")}))
    whole(stage)
    stage.run("deck.frames.forEach((each) => { each.inert = false; })")  # what is inert is not hit
    hit = """(({x, y, width, height}) => document.elementFromPoint(x + width / 2, y + height / 2)
      .closest('.step').id)(document.getElementById('inner').getBoundingClientRect())"""

    assert "chapter" == stage.run("document.querySelector('.deckgen-chosen').id")
    assert "inner" == stage.run(hit)
