"""Other machines, over real sockets: who is let in, what they hear, and what they may ask."""

from __future__ import annotations

import json
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deckgen.serve.invitation import Invitations, address_of, invitation
from deckgen.serve.room import LEAST_S, pause_s
from deckgen.serve.run import Where
from tests.serving import Answer, Served, served

ROOM = "room.example"  # a name that only other machines use
WHERE = Where(port=0, allowed=(ROOM,), remote=True)
TALK = "# One\n\n::: notes\nA secret.\n:::\n\n# Two\n"
RECORD = {"place": {"step": 1}, "signs": None, "phone": {"step": 1, "timer": 5}}
ENTER = "/_deckgen/enter"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("talk")
    with a_server(folder) as at:
        yield at


@contextmanager
def a_server(folder: Path) -> Iterator[Served]:
    (folder / "talk.md").write_text(TALK, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        with served(folder / "talk.md", WHERE) as at:
            yield at


def links(at: Served) -> Invitations:
    assert at.at.invitations
    return at.at.invitations


def token(at: Served, role: str) -> str:
    return str(getattr(links(at), role).link.partition("#")[2])


def bearer(at: Served, role: str) -> str:
    return f"Authorization: Bearer {token(at, role)}"


def outside(at: Served, path: str, *headers: str, method: str = "GET") -> Answer:
    """A request of another machine, from a page of ours."""
    said = [f"Origin: http://{ROOM}"] if method != "GET" else []
    return at.ask(path, *said, *headers, method=method, host=ROOM)


def enter(at: Served, role: str) -> str:
    """Trade a token for a pass: the header that carries it from then on."""
    found = outside(at, ENTER, bearer(at, role), method="POST")
    assert (200, {"role": role}) == (found.status, json.loads(found.body))
    return "Cookie: " + raw_cookie(at, role)


def raw_cookie(at: Served, role: str) -> str:
    with at.line() as line:
        head = [f"POST {ENTER} HTTP/1.1", f"Host: {ROOM}", f"Origin: http://{ROOM}"]
        head += [bearer(at, role), "Connection: close", "", ""]
        line.sendall("\r\n".join(head).encode())
        said = b"".join(iter(lambda: line.recv(65536), b"")).decode()
    return said.partition("set-cookie: ")[2].partition(";")[0]


# ---- the door ----------------------------------------------------------------------


def test_another_machine_sees_a_door_and_nothing_of_the_talk(here: Served) -> None:
    found = outside(here, "/")

    assert 200 == found.status
    assert "Closed" in found.text
    assert "One" not in found.text
    assert "default-src 'none'; connect-src 'self'; script-src 'sha256-" in found.text


@pytest.mark.parametrize(
    "path",
    ["/index.html", "/_deckgen/versions", "/_deckgen/state", "/_deckgen/place", "/assets/x.png"],
)
@pytest.mark.parametrize("cookie", ["", "deckgen-pass=", "deckgen-pass=wrong", "deckgen-pass=é;;="])
def test_without_a_pass_everything_else_is_refused(here: Served, path: str, cookie: str) -> None:
    said = [f"Cookie: {cookie}"] if cookie else []

    assert 403 == outside(here, path, *said).status


def test_this_machine_needs_no_pass_to_look(here: Served) -> None:
    assert "One" in here.ask("/").text


@pytest.mark.parametrize("role", ["steer", "look"])
def test_a_link_is_traded_for_a_pass(here: Served, role: str) -> None:
    found = outside(here, "/", enter(here, role))

    assert "One" in found.text
    assert "A secret" not in found.text


def test_a_pass_is_kept_from_scripts_and_other_sites(here: Served) -> None:
    cookie = outside(here, ENTER, bearer(here, "look"), method="POST").headers["set-cookie"]

    assert cookie.endswith("; path=/; httponly; samesite=strict")
    assert token(here, "look").lower() not in cookie


@pytest.mark.parametrize("said", ["", "Authorization: Bearer wrong", "Authorization: Bearer "])
def test_a_wrong_token_opens_nothing(here: Served, said: str) -> None:
    found = outside(here, ENTER, *([said] if said else []), method="POST")

    assert 403 == found.status
    assert "set-cookie" not in found.headers


def test_a_page_of_another_place_cannot_use_a_link(here: Served) -> None:
    said = [bearer(here, "steer"), "Origin: http://evil.example"]

    assert 403 == here.ask(ENTER, *said, method="POST", host=ROOM).status


def test_links_and_their_tokens_are_new_each_time_and_not_shown_by_mistake(
    here: Served, tmp_path: Path
) -> None:
    with a_server(tmp_path) as other:
        tokens = {token(at, role) for at in (here, other) for role in ("steer", "look")}
        assert 4 == len(tokens)
        assert all(len(each) >= 22 for each in tokens)
        assert links(here).look.link.startswith(f"http://127.0.0.1:{here.port}{ENTER}#")
    assert not any(each in repr(here.at.live) for each in tokens)


def test_without_remote_there_is_no_door(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    with served(tmp_path / "talk.md") as at:
        assert at.at.invitations is None
        assert 404 == at.ask(ENTER).status
        assert 404 == at.ask("/_deckgen/place").status


# ---- a second start ----------------------------------------------------------------


def test_who_looked_stays_in_over_a_new_start_and_who_steered_does_not(tmp_path: Path) -> None:
    with a_server(tmp_path) as first:
        look, steer = enter(first, "look"), enter(first, "steer")
    with a_server(tmp_path) as second:
        assert "One" in outside(second, "/", look).text
        assert "Closed" in outside(second, "/", steer).text
        assert 403 == outside(second, ENTER, bearer(first, "look"), method="POST").status


def test_what_is_kept_for_a_new_start_opens_nothing_itself(tmp_path: Path) -> None:
    with a_server(tmp_path) as at:
        (kept,) = (tmp_path / "state").rglob("*.json")
        known = json.loads(kept.read_text())
        assert 0o600 == stat.S_IMODE(kept.stat().st_mode)
        assert "Closed" in outside(at, "/", f"Cookie: deckgen-pass={known['look']}").text


@pytest.mark.parametrize("text", ["", "[]", "{", '{"look": 3}', '{"look": "é"}', '{"look": ""}'])
def test_what_was_kept_may_be_damaged(tmp_path: Path, text: str) -> None:
    with a_server(tmp_path):
        (kept,) = (tmp_path / "state").rglob("*.json")
    kept.write_text(text, encoding="utf-8")
    with a_server(tmp_path) as at:
        assert "Closed" in outside(at, "/", "Cookie: deckgen-pass=").text
        assert "Closed" in outside(at, "/").text


# ---- following and steering --------------------------------------------------------


def test_followers_hear_what_is_for_the_room_only(here: Served) -> None:
    assert 204 == here.post("/_deckgen/stage", RECORD, here.bearer).status
    with here.stream("/_deckgen/place") as told:
        assert json.loads(next(told)) == {"place": {"step": 1}, "signs": None}
        here.post("/_deckgen/stage", {**RECORD, "place": {"step": 0}}, here.bearer)
        assert {"place": {"step": 0}, "signs": None} == json.loads(next(told))


def test_followers_are_not_told_what_they_know(here: Served) -> None:
    here.post("/_deckgen/stage", {"place": 1}, here.bearer)
    with here.stream("/_deckgen/place") as told:
        next(told)
        for phone in range(3):
            here.post("/_deckgen/stage", {"place": 1, "phone": phone}, here.bearer)
        here.post("/_deckgen/stage", {"place": 2}, here.bearer)
        assert 2 == json.loads(next(told))["place"]


def test_a_laser_is_told_as_often_as_a_room_bears_and_where_it_has_come_to(here: Served) -> None:
    moves = 40
    here.post("/_deckgen/stage", {"place": 1}, here.bearer)
    with here.stream("/_deckgen/place") as told:
        next(told)
        began = time.monotonic()
        for x in range(1, moves + 1):
            here.post("/_deckgen/stage", {"place": 1, "signs": {"x": x}}, here.bearer)
        heard: list[int] = []
        while not heard or heard[-1] < moves:
            heard.append(json.loads(next(told))["signs"]["x"])
    assert sorted(heard) == heard
    assert len(heard) <= 2 + (time.monotonic() - began) / LEAST_S
    assert LEAST_S == pause_s(100)
    assert pytest.approx(0.1) == pause_s(1000)


def test_a_move_takes_along_what_lies_over_it_and_waits_for_nothing(here: Served) -> None:
    with here.stream("/_deckgen/place") as told:
        next(told)
        here.post("/_deckgen/stage", {"place": 3, "signs": 1}, here.bearer)
        here.post("/_deckgen/stage", {"place": 3, "signs": 2}, here.bearer)
        here.post("/_deckgen/stage", {"place": 4, "signs": 3}, here.bearer)
        heard = [json.loads(next(told))]
        while heard[-1]["place"] != 4:
            heard.append(json.loads(next(told)))
        assert {"place": 4, "signs": 3} == heard[-1]


def test_nothing_lies_over_the_place_any_more_when_the_speakers_page_is_gone(
    tmp_path: Path,
) -> None:
    with a_server(tmp_path) as at, at.stream("/_deckgen/place") as told:
        assert json.loads(next(told)) is None
        with at.stream("/_deckgen/commands", at.bearer) as line:
            next(line)
            at.post("/_deckgen/stage", {"place": 1, "signs": {"blank": "black"}}, at.bearer)
            assert {"place": 1, "signs": {"blank": "black"}} == json.loads(next(told))
        assert {"place": 1, "signs": None} == json.loads(next(told))


def test_the_room_sees_nothing_of_what_is_wrong_with_the_talk(tmp_path: Path) -> None:
    """A fault quotes the line that it is in, which may be a note."""
    deck = "/_deckgen/deck?have="
    with a_server(tmp_path) as at:
        look = enter(at, "look")
        assert not at.save(TALK.replace("A secret.", "[A secret](#nowhere)"))
        assert [] == json.loads(outside(at, deck, look).body)["faults"]
        said = json.loads(outside(at, deck, enter(at, "steer"), bearer(at, "steer")).body)
        assert "A secret" in str(said["faults"])


def test_the_phone_hears_what_is_for_the_speaker(here: Served) -> None:
    here.post("/_deckgen/stage", RECORD, here.bearer)
    with here.stream("/_deckgen/stage", bearer(here, "steer")) as told:
        assert json.loads(next(told)) == RECORD["phone"]


def test_what_the_phone_asks_reaches_the_page_in_order(here: Served) -> None:
    with here.stream("/_deckgen/commands", here.bearer) as told:
        assert {"kind": "yours"} == json.loads(next(told))
        for step in range(5):
            command = {"kind": "goto", "step": step}
            assert 204 == here.post("/_deckgen/commands", command, bearer(here, "steer")).status
        assert list(range(5)) == [json.loads(next(told))["step"] for _ in range(5)]


def test_the_last_page_that_offers_gives_the_talk(here: Served) -> None:
    with here.stream("/_deckgen/commands", here.bearer, "Connection: close") as first:
        next(first)
        with here.stream("/_deckgen/commands", here.bearer) as second:
            next(second)
            assert {"kind": "over"} == json.loads(next(first))
            here.post("/_deckgen/commands", {"kind": "x"}, bearer(here, "steer"))
            assert {"kind": "x"} == json.loads(next(second))
            assert [] == list(first)


def test_the_phone_hears_when_no_page_gives_the_talk_any_more(tmp_path: Path) -> None:
    with a_server(tmp_path) as at, at.stream("/_deckgen/stage", bearer(at, "steer")) as told:
        assert json.loads(next(told)) is None
        with at.stream("/_deckgen/commands", at.bearer) as line:
            next(line)
            at.post("/_deckgen/stage", RECORD, at.bearer)
            assert json.loads(next(told)) == RECORD["phone"]
        assert json.loads(next(told)) is None


def test_a_command_for_nobody_is_answered_so(tmp_path: Path) -> None:
    with a_server(tmp_path) as at:
        assert 409 == at.post("/_deckgen/commands", {}, bearer(at, "steer")).status


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/_deckgen/stage", "/_deckgen/commands"])
def test_who_only_looks_cannot_steer_nor_see_the_speakers_time(
    here: Served, path: str, method: str
) -> None:
    seen = enter(here, "look")

    assert 403 == outside(here, path, seen, bearer(here, "look"), method=method).status
    assert 403 == outside(here, path, seen, method=method).status


def test_a_pass_alone_asks_for_nothing(here: Served) -> None:
    """A cookie goes along with whatever a browser is made to send; a token does not."""
    steer = enter(here, "steer")

    assert 403 == here.post("/_deckgen/commands", {}, steer, host=ROOM).status


def test_the_phone_cannot_say_where_the_speaker_is(here: Served) -> None:
    assert 403 == here.post("/_deckgen/stage", RECORD, bearer(here, "steer")).status


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"3", b"{", b"\xff", b"[" * 4000, b'{"a": "' + b"x" * 5000 + b'"}']
)
def test_only_small_records_and_commands_are_taken(here: Served, body: bytes) -> None:
    assert 400 == here.post("/_deckgen/stage", body, here.bearer).status
    assert 400 == here.post("/_deckgen/commands", body, bearer(here, "steer")).status


# ---- links -------------------------------------------------------------------------


def test_a_link_keeps_its_token_from_the_server() -> None:
    link = invitation("http://192.0.2.7:8000", "secret").link

    assert "http://192.0.2.7:8000/_deckgen/enter#secret" == link


def test_the_code_is_drawn_for_terminals_and_pages() -> None:
    made = invitation("http://192.0.2.7:8000", "secret")

    assert len(made.on_terminal().splitlines()) < 24
    assert made.as_svg().startswith("<svg")


def test_an_address_is_one_that_others_can_reach() -> None:
    assert "http://192.0.2.7:80" == address_of("192.0.2.7", 80)
    assert "http://[2001:db8::1]:80" == address_of("2001:db8::1", 80)
    assert "0.0.0.0" not in address_of("0.0.0.0", 80)
