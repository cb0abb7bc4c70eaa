"""The server, over real sockets: who may ask, and what is answered."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from deckgen.serve import live
from deckgen.serve.run import AddressTaken, Where
from deckgen.serve.server import listen
from tests.serving import LONG_S, Served, served

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'
TALK = "---\ntitle: A talk\n---\n\n# One\n\n![a dot](dot.svg)\n\n::: notes\nA secret.\n:::\n"
MINE = "http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("private")
    for name, text in {
        "talk.md": TALK,
        "dot.svg": PICTURE,
        ".git/config": "[core]",
        ".env": "PASSWORD=1",
        "other.txt": "not of the talk",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with served(folder / "talk.md") as at:
        yield at


def state(at: Served) -> dict[str, object]:
    return dict(json.loads(at.ask("/_deckgen/deck").text))


# ---- what is served ----------------------------------------------------------------


def test_the_page_and_its_files_are_served_by_their_names(here: Served) -> None:
    page = here.ask("/")
    name = page.text.partition('src="')[2].partition('"')[0]
    picture = here.ask(f"/{name}")

    assert (200, "text/html; charset=utf-8") == (page.status, page.headers["content-type"])
    assert name.startswith("assets/")
    assert (200, "image/svg+xml") == (picture.status, picture.headers["content-type"])
    assert PICTURE.encode() == picture.body


def test_a_player_gets_the_part_that_it_asks_for(here: Served) -> None:
    name = "/" + here.ask("/").text.partition('src="')[2].partition('"')[0]
    size = len(PICTURE)

    first = here.ask(name, "Range: bytes=1-4")
    assert (206, f"bytes 1-4/{size}") == (first.status, first.headers["content-range"])
    assert PICTURE[1:5].encode() == first.body
    assert PICTURE[-3:].encode() == here.ask(name, "Range: bytes=-3").body
    assert PICTURE[5:].encode() == here.ask(name, "Range: bytes=5-").body


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("bytes=99999-", 416),
        ("bytes=-0", 416),
        ("bytes=999999999999999-9999999999999999", 200),
        ("bytes=0-99999999999", 200),
        ("bytes=9-2", 200),
        ("bytes=" + ",".join(f"{n}-{n + 1}" for n in range(500)), 200),
        ("lines=1-2", 200),
    ],
)
def test_huge_and_odd_ranges_are_answered(here: Served, asked: str, status: int) -> None:
    name = "/" + here.ask("/").text.partition('src="')[2].partition('"')[0]

    assert status == here.ask(name, f"Range: {asked}").status


def test_head_has_no_body(here: Served) -> None:
    found = here.ask("/", method="HEAD")

    assert (200, b"") == (found.status, found.body)


def test_the_page_may_ask_this_server_and_nobody_else(here: Served) -> None:
    page = here.ask("/").text

    assert "default-src 'none'; connect-src 'self'; script-src 'sha256-" in page
    assert f'<meta name="deckgen-live" content="{state(here)["deck"]}">' in page


# ---- 1, 2: whose requests ----------------------------------------------------------


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_local_names_are_answered(here: Served, name: str) -> None:
    assert 200 == here.ask("/", host=f"{name}:{here.port}").status


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:{port}",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "LOCALHOST:{port}",
        "localhost.:{port}",
        "0.0.0.0:{port}",
        "127.0.0.1:{port}@evil.example",
        "127.0.0.1.evil.example:{port}",
        "127.0.0.1:{port},evil.example",
        "<script>alert(1)</script>",
    ],
)
@pytest.mark.parametrize("path", ["/", "/_deckgen/versions", "/_deckgen/deck"])
def test_other_names_are_refused_and_told_of_the_flag(here: Served, host: str, path: str) -> None:
    found = here.ask(path, host=host.format(port=here.port))

    assert 403 == found.status
    assert "--allow-host" in found.text
    assert "text/plain; charset=utf-8" == found.headers["content-type"]


def test_no_host_or_two_are_refused(here: Served) -> None:
    mine = f"127.0.0.1:{here.port}"

    assert here.ask("/", host=None).status in (400, 403)
    assert here.ask("/", f"Host: {mine}").status in (400, 403)
    assert here.ask("/", "Host: evil.example").status in (400, 403)
    assert 403 == here.raw(b"GET / HTTP/1.0\r\n\r\n").status


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://127.0.0.1:1",
        "http://127.0.0.1",
        "http://192.168.0.2:{port}",
        "http://127.0.0.1:{port}.evil.example",
        "file://",
        "",
    ],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/_deckgen/versions"), ("GET", "/_deckgen/deck"), ("POST", "/_deckgen/deck")],
)
def test_pages_of_other_places_get_nothing(
    here: Served, origin: str, method: str, path: str
) -> None:
    said = f"Origin: {origin.format(port=here.port)}"

    assert 403 == here.ask(path, said, here.bearer, method=method).status


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_browser_that_says_whose_page_asks_is_believed(
    here: Served, site: str, method: str
) -> None:
    said = f"Sec-Fetch-Site: {site}"

    assert 403 == here.ask("/_deckgen/deck", said, here.bearer, method=method).status
    assert 200 == here.ask("/", said).status  # a link from elsewhere may lead here


def test_an_own_page_is_answered(here: Served) -> None:
    mine = f"Origin: http://127.0.0.1:{here.port}"

    assert 200 == here.ask("/_deckgen/deck", mine, "Sec-Fetch-Site: same-origin").status


def test_a_name_that_was_allowed_is_answered(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("# One", encoding="utf-8")
    with served(tmp_path / "talk.md", Where(port=0, allowed=("talk.example",))) as at:
        assert 200 == at.ask("/", host="talk.example").status
        assert 200 == at.ask("/", host=f"talk.example:{at.port}").status
        assert 200 == at.ask("/_deckgen/deck", "Origin: https://talk.example").status
        assert 403 == at.ask("/", host="other.example").status


# ---- 3: what every answer says -----------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/none", "/_deckgen/deck", "/_deckgen/none"])
@pytest.mark.parametrize("host", ["", "evil.example"])
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_every_answer_keeps_other_pages_out(
    here: Served, path: str, host: str, method: str
) -> None:
    found = here.ask(path, "Origin: http://evil.example", method=method, host=host).headers
    plain = here.ask(path, method=method, host=host).headers

    for headers in (found, plain):
        assert not [name for name in headers if name.startswith("access-control-")]
        assert "nosniff" == headers["x-content-type-options"]
        assert "no-referrer" == headers["referrer-policy"]
        assert "same-origin" == headers["cross-origin-resource-policy"]
        assert "frame-ancestors 'self'" == headers["content-security-policy"]


# ---- 4, 5: which addresses ---------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        *("/../talk.md", "/%2e%2e/talk.md", "/%252e%252e/talk.md", "/..%2ftalk.md"),
        *("/..%5ctalk.md", "/....//talk.md", "//etc/passwd", "/etc/passwd", "/%00", "/talk.md%00"),
        *("/C:/Windows/win.ini", "/c%3a/x", "/" + "a" * 8000, "/%ff%fe", "/%c0%ae%c0%ae/x"),
        *("/talk.md", "/.git/config", "/.env", "/other.txt", "/dot.svg", "/assets", "/assets/"),
        *("/assets/../talk.md", "/assets/%2e%2e/index.html", "/_deckgen/", "/_deckgen/../talk.md"),
        *("/index.html/", "/INDEX.HTML", "/%69ndex.html", "/;/", "/\\talk.md"),
    ],
)
def test_an_address_means_a_file_of_the_bundle_or_nothing(here: Served, path: str) -> None:
    found = here.ask(path)

    assert found.status in (400, 404)
    assert b"A secret" not in found.body
    assert b"PASSWORD" not in found.body
    assert str(here.talk.parent) not in found.text


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET http://evil.example/ HTTP/1.1",
        b"GET http://127.0.0.1/../talk.md HTTP/1.1",
        b"GET talk.md HTTP/1.1",
        b"GET /\x00 HTTP/1.1",
        b"GET /\xff\xfe HTTP/1.1",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1",
        b"CONNECT evil.example:443 HTTP/1.1",
        b"nonsense",
    ],
)
def test_odd_requests_are_refused_and_nothing_falls(here: Served, request_line: bytes) -> None:
    host = f"Host: 127.0.0.1:{here.port}\r\n\r\n".encode()
    with here.line() as line:
        try:
            line.sendall(request_line + b"\r\n" + host)
            status = line.recv(65536).split(b" ")[1:2]
        except ConnectionError:
            status = []

    assert not status or status[0] in (b"400", b"403", b"404", b"405", b"505")
    assert 200 == here.ask("/").status


def test_notes_are_nowhere_without_the_key(here: Served) -> None:
    for path in ("/", "/_deckgen/deck", "/_deckgen/deck?key=wrong", "/?key=wrong"):
        assert b"A secret" not in here.ask(path).body


# ---- 6: writes, and what takes long -------------------------------------------------


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/", "/_deckgen/deck", "/_deckgen/versions", "/none"])
def test_nothing_is_written_without_the_key_and_an_own_page(
    here: Served, method: str, path: str
) -> None:
    mine = f"Origin: http://127.0.0.1:{here.port}"
    wrong = "Authorization: Bearer " + "A" * len(here.at.key.text)

    for said in ([], [mine], [here.bearer], [mine, wrong], [mine, "Authorization: Bearer é"]):
        assert here.ask(path, *said, method=method).status in (403, 405)
    assert 405 == here.ask("/_deckgen/deck", mine, here.bearer, method=method).status


def test_the_key_is_long_and_new_each_time(here: Served, tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("# One", encoding="utf-8")
    with served(tmp_path / "talk.md") as other:
        assert 22 <= len(here.at.key.text)
        assert here.at.key != other.at.key
        assert here.at.key.text not in repr(here.at)


def test_a_thousand_idle_streams_keep_nobody_waiting(here: Served) -> None:
    with ExitStack() as held:
        lines = [held.enter_context(here.line()) for _ in range(1000)]
        for line in lines:
            line.sendall(
                f"GET /_deckgen/versions HTTP/1.1\r\nHost: 127.0.0.1:{here.port}\r\n\r\n".encode()
            )
        assert all(b"200 OK" in line.recv(4096) for line in lines)
        assert 200 == here.ask("/").status


def test_who_says_nothing_is_hung_up_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.serve.server.PATIENCE_S", 0.2)
    (tmp_path / "talk.md").write_text("# One", encoding="utf-8")
    with served(tmp_path / "talk.md") as at, at.line() as slow, at.line() as mute:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0")
        assert 200 == at.ask("/").status
        assert b"" == mute.recv(1)
        assert b"" == slow.recv(1)


# ---- where -------------------------------------------------------------------------


def test_it_listens_where_only_this_machine_reaches_it(here: Served) -> None:
    assert here.at.address.startswith("http://127.0.0.1:")
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", here.port), timeout=1):
        pass


def test_a_port_that_is_taken_is_an_error_where_it_was_asked_for(here: Served) -> None:
    with pytest.raises(AddressTaken, match=f":{here.port} cannot be had"):
        listen("127.0.0.1", here.port, or_next=False)


def test_the_next_free_port_is_taken_where_none_was_asked_for(here: Served) -> None:
    with listen("127.0.0.1", here.port, or_next=True) as found:
        assert here.port < found.getsockname()[1] <= here.port + 20


@pytest.mark.parametrize("host", ["nowhere.invalid", "203.0.113.1", "not an address"])
def test_an_address_that_is_not_this_machines_is_an_error(host: str) -> None:
    with pytest.raises(AddressTaken, match="cannot be had"):
        listen(host, 0, or_next=True)


def test_the_end_is_quick_with_streams_open(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("# One", encoding="utf-8")
    with ExitStack() as streams:
        with served(tmp_path / "talk.md") as at:
            told = [streams.enter_context(at.stream()) for _ in range(20)]
            assert all(next(each) for each in told)
            began = time.monotonic()
        assert time.monotonic() - began < LONG_S / 2
        assert [[]] * 20 == [list(each) for each in told]


# ---- versions ----------------------------------------------------------------------


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "talk.md").write_text("# One", encoding="utf-8")
    with served(tmp_path / "talk.md") as at:
        yield at


def test_every_save_is_a_version_that_who_listens_hears(writing: Served) -> None:
    with writing.stream() as told:
        first = next(told)
        assert writing.save("# Two")
        second = next(told)

    assert first != second
    assert "Two" in writing.ask("/").text
    assert second == state(writing)["version"]


def test_who_was_away_hears_the_newest_at_once(writing: Served) -> None:
    assert writing.save("# Two")
    assert writing.save("# Three")
    with writing.stream() as told:
        assert next(told) == state(writing)["version"]


def test_the_latest_is_told_again_so_that_a_dead_line_is_found_out(
    writing: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deckgen.serve.channel.BEAT_S", 0.02)
    with writing.stream() as told:
        assert 1 == len({next(told) for _ in range(3)})


def test_a_theme_with_a_fault_leaves_the_last_good_deck(writing: Served) -> None:
    home = writing.talk.parent / "themes/mine"
    home.mkdir(parents=True)
    (home / "theme.toml").write_text('name = "mine"\n', encoding="utf-8")
    (home / "theme.css").write_text("", encoding="utf-8")
    assert writing.save("---\ntheme: mine\n---\n# One")
    good = state(writing)["deck"]

    assert not writing.save('name = "mine', "themes/mine/theme.toml")
    assert good == state(writing)["deck"]
    assert "theme.toml" in str(state(writing)["faults"])
    assert writing.save('name = "mine"\n', "themes/mine/theme.toml")
    assert [] == state(writing)["faults"]


def test_a_fault_is_told_and_leaves_the_last_good_deck(writing: Served) -> None:
    before = state(writing)
    assert not writing.save("# One {rotat=3}")
    faulty = state(writing)

    assert before["deck"] == faulty["deck"]
    assert before["version"] != faulty["version"]
    assert str(faulty["faults"]).startswith("['talk.md:1:8: error: ")
    assert 200 == writing.ask("/").status
    assert writing.save("# One")
    assert [] == state(writing)["faults"]
    assert before["deck"] == state(writing)["deck"]


def test_what_is_said_of_faults_shows_no_folder_of_the_machine(writing: Served) -> None:
    assert not writing.save("# One {rotat=3}\n\n![](none.png)\n\n::: include gone.md\n")

    assert str(writing.talk.parent) not in writing.ask("/_deckgen/deck").text


def test_a_talk_that_was_never_good_has_a_page_that_escapes_what_it_quotes(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text("# <img src=x onerror=alert(1)> {rotat='</pre><script>'}", encoding="utf-8")
    with served(talk) as at:
        page = at.ask("/").text
        assert "cannot be built yet" in page
        assert "&lt;img src=x onerror=alert(1)&gt;" in page
        assert "<img" not in page
        assert 1 == page.count("<script>")
        assert str(tmp_path) not in page
        assert at.save("# Mended")
        assert "Mended" in at.ask("/").text


def test_a_talk_deleted_and_restored(writing: Served) -> None:
    writing.talk.unlink()
    assert not writing.built()
    assert "there is no file" in str(state(writing)["faults"])
    assert writing.save("# Back")
    assert [] == state(writing)["faults"]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults are doubted for longer than a busy machine takes to write a file."""
    monkeypatch.setattr(live, "DOUBT_S", LONG_S)
    monkeypatch.setattr(live, "RESTLESS_S", LONG_S)


@pytest.mark.usefixtures("patient")
def test_a_file_half_written_is_no_fault(writing: Served) -> None:
    with writing.stream() as told:
        next(told)
        with writing.talk.open("w", encoding="utf-8") as stream:
            stream.write("# One {rota")
            stream.flush()
            stream.write("te=3}\n\nWhole")
        assert writing.built()
        next(told)

    assert [] == state(writing)["faults"]
    assert "Whole" in writing.ask("/").text


@pytest.mark.usefixtures("patient")
def test_the_last_of_many_saves_is_shown(writing: Served) -> None:
    for number in range(30):
        writing.talk.write_text(f"# Save {number}", encoding="utf-8")
    while "Save 29" not in writing.ask("/").text:
        assert writing.built()


def test_a_build_can_be_asked_for(writing: Served) -> None:
    writing.at.live.again()

    assert writing.built()


def test_a_drive_that_tells_of_no_change_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("# One", encoding="utf-8")
    with served(tmp_path / "talk.md", poll=True) as at:
        assert at.save("# Two")
        assert "Two" in at.ask("/").text
