"""For whoever does not see the camera fly."""

from __future__ import annotations

from tests.browser.conftest import Open
from tests.browser.pages import Spot, page
from tests.browser.stage import Stage

AWAKE = """deck.frames.filter((each) => each.getClientRects().length && !each.inert)
  .map((each) => each.id)"""
FOCUS = "document.activeElement.id"


def listen(stage: Stage) -> None:
    """Keep what the live region says from now on."""
    stage.run("""new MutationObserver((records) => (window.said ??= []).push(
      ...records.map(({ target }) => target.textContent)))
      .observe(document.querySelector('[aria-live]'), { childList: true })""")


def said(stage: Stage) -> list[str]:
    """What it said since it was last asked."""
    return list(
        stage.run("new Promise((done) => setTimeout(() => done((window.said ?? []).splice(0))))")
    )


class Reader:
    """The page as assistive technology meets it, from the browser itself."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.session = stage.page.context.new_cdp_session(stage.page)
        self.session.send("Accessibility.enable")

    def names(self, role: str, *, focused: bool = False) -> list[str]:
        """The names of all that has this role, or of those that have the focus."""
        nodes = self.session.send("Accessibility.getFullAXTree")["nodes"]
        return [
            node["name"]["value"]
            for node in nodes
            if not node["ignored"] and node["role"]["value"] == role
            if not focused or "focused" in [p["name"] for p in node["properties"]]
        ]

    def meets(self, role: str, *wanted: str, focused: bool = False) -> bool:
        """Whether it comes to that: the tree is made anew some pictures after the page."""
        for _ in range(200):
            if list(wanted) == self.names(role, focused=focused):
                return True
            self.stage.run("new Promise((done) => requestAnimationFrame(done))")
        return False


def test_the_focus_moves_to_the_frame_on_arrival_and_others_are_inert(open_deck: Open) -> None:
    stage = open_deck()
    assert (["start"], "start") == (stage.run(AWAKE), stage.run(FOCUS))
    stage.run("(deck.next(), deck.seek(300))")
    assert ["start"] == stage.run(AWAKE)
    stage.run("deck.seek(1e6)")
    assert (["lego"], "lego") == (stage.run(AWAKE), stage.run(FOCUS))


def test_where_we_are_is_said_once(open_deck: Open) -> None:
    """The focus says the title of the frame, the live region how far along we are."""
    stage = open_deck()
    reader = Reader(stage)
    listen(stage)
    stage.press("PageDown")
    assert ["2 / 6"] == said(stage)
    assert reader.meets("region", "Lego", focused=True)
    stage.press("o")
    assert ["The whole canvas"] == said(stage)
    assert reader.meets("region", "Lego", focused=True)
    stage.press("0", "u")
    assert ["2 / 6", "The whole canvas"] == said(stage)


def test_what_a_substep_reveals_is_said(open_deck: Open) -> None:
    code = (
        '<pre class="code" data-states="1"><code><span class="line" data-on="0">a = 1</span>\n'
        '<span class="line" data-on="1">b = 2</span></code></pre>'
        '<span class="substep code-step" data-state="1"></span>'
        "<ul><li class='substep'>Doubt <img alt='a pen'></li><li class='substep'>Doubt</li></ul>"
    )
    stage = open_deck(page((Spot("one", body=code, substeps=3),), {"main": ("one",)}))
    listen(stage)
    for wanted in ("b = 2", "Doubt, a pen", "Doubt"):
        stage.page.keyboard.press("PageDown")
        assert [wanted] == said(stage)
    stage.page.keyboard.press("PageUp")
    assert ["Doubt, a pen"] == said(stage)


def test_a_screen_reader_meets_one_frame_and_no_other(open_deck: Open) -> None:
    stage = open_deck()
    reader = Reader(stage)
    assert reader.meets("region", "Start")
    stage.press("PageDown")
    assert reader.meets("region", "Lego")
    stage.press("-")
    assert ("free", True) == (stage.away, reader.meets("region", "Lego"))
    stage.press("o")
    stage.page.keyboard.press("ArrowLeft")
    assert reader.meets("region", "Start")
    stage.page.keyboard.press("?")
    assert reader.meets("dialog", "Keys")
    assert reader.meets("region")


def test_arriving_under_an_open_dialog_gives_the_focus_once_it_is_closed(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.press("?")
    with stage.landing():
        stage.run("deck.goto('lego')")
    assert "lego" != stage.run(FOCUS)
    stage.page.keyboard.press("Escape")

    assert "lego" == stage.run(FOCUS)


def test_tab_reaches_figures_and_enter_flies_nearer_and_back(open_deck: Open) -> None:
    body = '<p><a href="#b">on</a></p><figure class="figure"><img alt="A pen" width=300 height=200>'
    spots = (Spot("a", body=body + "<figcaption>Pen</figcaption></figure>"), Spot("b", x=3000))
    stage = open_deck(page(spots, {"main": ("a", "b")}))
    width = stage.camera["width"]
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Tab")
    assert "Pen" in stage.run("document.activeElement.textContent")
    stage.press("Enter")
    assert ("figure", True) == (stage.away, stage.camera["width"] < width)
    stage.press("Enter")
    assert (None, width, "a") == (stage.away, stage.camera["width"], stage.at)


def test_what_tab_reaches_is_in_view(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("+")
    assert "free" == stage.away
    with stage.landing():
        stage.page.keyboard.press("Tab")

    assert stage.away is None
    assert "A" == stage.run("document.activeElement.tagName")


def test_escape_leaves_a_link_or_a_player_for_its_frame(open_deck: Open) -> None:
    body = '<div class="media"><audio controls></audio></div>'
    stage = open_deck(page((Spot("a", body=body), Spot("b", x=3000)), {"main": ("a", "b")}))
    stage.page.locator("audio").focus()
    stage.page.keyboard.press("Escape")
    assert "a" == stage.run(FOCUS)
    stage.page.locator("audio").focus()
    stage.press("PageDown")  # from a clicker
    assert "b" == stage.at


def test_shift_and_arrows_move_the_canvas_once_it_is_in_the_hand(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego")
    stage.press("+")
    before = stage.camera
    stage.press("Shift+ArrowRight", "Shift+ArrowDown")
    assert ("free", "lego") == (stage.away, stage.at)
    assert stage.camera["x"] > before["x"] and stage.camera["y"] > before["y"]
    stage.press("0", "Shift+ArrowRight")
    assert "chapter" == stage.at


def test_how_much_moves_is_chosen_by_key_and_remembered(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.press("a")
    chosen = stage.page.get_by_role("radio", checked=True)
    assert "normal" == chosen.input_value()
    stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("Enter")
    assert ("calm", None, "start") == (
        stage.run("deck.manner"),
        stage.run("deck.layer"),
        stage.run(FOCUS),
    )
    stage.open()
    assert "calm" == stage.run("deck.manner")
    stage.open("?motion=normal")
    assert "normal" == stage.run("deck.manner")


def test_in_the_overview_the_chosen_frame_has_the_focus(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("o")
    stage.page.keyboard.press("ArrowRight")

    assert (["lego"], "lego") == (stage.run(AWAKE), stage.run(FOCUS))


def test_closing_help_gives_the_focus_back(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.press("?")
    assert "Keys" == stage.page.get_by_role("dialog").get_by_role("heading").inner_text()
    stage.page.keyboard.press("Escape")

    assert "start" == stage.run(FOCUS)


def test_the_talk_s_language_is_spoken(open_deck: Open) -> None:
    stage = open_deck(page(lang="fr"))
    stage.page.keyboard.press("?")

    assert "Suivant" in stage.page.get_by_role("dialog").inner_text()
