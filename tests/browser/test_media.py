"""Films and sounds start on arrival and stop on departure."""

from __future__ import annotations

import io
import wave
from base64 import b64encode

from tests.browser.conftest import Open
from tests.browser.pages import Spot, page


def sound() -> str:
    """Two seconds of silence."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 16000)
    return f"data:audio/wav;base64,{b64encode(made.getvalue()).decode()}"


def test_a_clip_plays_while_we_are_at_its_frame(open_deck: Open) -> None:
    clip = f"<figure class='media'><audio src='{sound()}' controls data-autoplay></audio></figure>"
    stage = open_deck(
        page((Spot("start"), Spot("loud", x=3000, body=clip)), {"main": ("start", "loud")})
    )
    assert stage.run("document.querySelector('audio').paused")
    stage.press("PageDown")
    stage.page.wait_for_function("() => !document.querySelector('audio').paused")
    stage.run("deck.previous()")
    assert stage.run("document.querySelector('audio').paused")


def test_a_clip_shown_twice_stands_in_the_page_once(open_deck: Open) -> None:
    first = f"<audio id='deckgen-clip-0' src='{sound()}' controls></audio>"
    again = "<audio data-same-as='deckgen-clip-0' controls></audio>"
    spots = (Spot("one", body=first), Spot("two", x=3000, body=again))
    stage = open_deck(page(spots, {"main": ("one", "two")}))
    sources = "[...document.querySelectorAll('audio')].map((clip) => clip.getAttribute('src'))"
    one, two = stage.run(sources)

    assert one == two


def test_a_film_is_as_wide_as_its_picture(open_deck: Open) -> None:
    """Else its buttons would lie beside it."""
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='64' height='36'/>"
    body = f'<figure class="media"><video poster="{picture}"></video></figure>'
    stage = open_deck(page((Spot("film", body=body),), {"main": ("film",)}))

    stage.page.wait_for_function(
        """() => {
          const { offsetWidth: width, offsetHeight: height } = document.querySelector("video");
          return Math.abs(width / height - 16 / 9) < 0.01;
        }"""
    )
