"""A server on this machine that notes who comes, and a page full of ways to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Set
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread


class Canary:
    """What came to it: paths over TCP, ``udp`` for datagrams."""

    def __init__(self, port: int, udp_port: int) -> None:
        self.port = port
        self.udp_port = udp_port
        self.heard: list[str] = []
        self._changed = Condition()

    def hear(self, what: str) -> None:
        with self._changed:
            self.heard.append(what)
            self._changed.notify_all()

    def wait_for(self, wanted: Set[str]) -> None:
        """Until all of that was heard. Raises AssertionError if it does not come."""
        with self._changed:
            assert self._changed.wait_for(lambda: wanted <= set(self.heard), 30), (
                f"not heard: {sorted(wanted - set(self.heard))}"
            )


@contextmanager
def canary() -> Iterator[Canary]:
    bird: Canary

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            bird.hear(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_OPTIONS = do_HEAD = do_CONNECT = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagrams.bind(("127.0.0.1", 0))
    bird = Canary(server.server_port, datagrams.getsockname()[1])

    def listen() -> None:
        while datagrams.recv(2000) != b"end":
            bird.hear("udp")

    threads = [Thread(target=server.serve_forever, args=(0.05,)), Thread(target=listen)]
    for thread in threads:
        thread.start()
    try:
        yield bird
    finally:
        server.shutdown()
        server.server_close()
        datagrams.sendto(b"end", datagrams.getsockname())
        for thread in threads:
            thread.join()
        datagrams.close()


def ways_out(bird: Canary) -> str:
    """HTML with every way out that we know; ``settled`` is kept when all have come to an end.

    Those that a page hears nothing of are waited for with the others: they were begun before.
    """
    return _WAYS.replace("CANARY", f"127.0.0.1:{bird.port}").replace(
        "UDP", f"127.0.0.1:{bird.udp_port}"
    )


_WAYS = """
<link rel="icon" href="http://CANARY/favicon">
<link rel="prefetch" href="http://CANARY/prefetch">
<link rel="preload" as="image" href="http://CANARY/preload">
<link rel="modulepreload" href="http://CANARY/modulepreload">
<link rel="preconnect" href="http://CANARY">
<link rel="dns-prefetch" href="//CANARY">
<link rel="manifest" href="http://CANARY/manifest">
<link rel="stylesheet" href="http://CANARY/sheet">
<script type="speculationrules">
{"prerender": [{"urls": ["http://CANARY/prerender"], "eagerness": "immediate"}],
 "prefetch": [{"urls": ["http://CANARY/speculation"], "eagerness": "immediate"}]}
</script>
<style>
@import "http://CANARY/import";
@font-face { font-family: far; src: url(http://CANARY/font) }
body { font-family: far; background: url(http://CANARY/background) }
</style>
<img src="http://CANARY/img" srcset="http://CANARY/srcset 2x">
<picture><source srcset="http://CANARY/source"><img></picture>
<iframe src="http://CANARY/iframe"></iframe>
<iframe srcdoc="<img src='http://CANARY/srcdoc'>"></iframe>
<embed src="http://CANARY/embed"><object data="http://CANARY/object"></object>
<video poster="http://CANARY/poster" src="http://CANARY/video"></video>
<audio src="http://CANARY/audio" preload="auto"></audio>
<video><source src="http://CANARY/media"><track default src="http://CANARY/track"></video>
<input type="image" src="http://CANARY/input">
<svg><image href="http://CANARY/svg"/><use href="http://CANARY/use#a"/></svg>
<math><mtext><img src="http://CANARY/math"></mtext></math>
<iframe name="hidden"></iframe>
<form id="form" action="http://CANARY/form" method="post" target="hidden"><input name="a"></form>
<a id="ping" href="#x" ping="http://CANARY/ping">x</a>
<script>
const ends = [];
const end = (begin) => ends.push(new Promise((done) => {
  try { begin(done); } catch { done(); }
}));
const site = "http://CANARY/";
end((done) => fetch(site + "fetch", { mode: "no-cors" }).then(done, done));
end((done) => fetch(site + "keepalive", { mode: "no-cors", keepalive: true }).then(done, done));
end((done) => { const x = new XMLHttpRequest(); x.onloadend = done; x.open("GET", site + "xhr");
  x.send(); });
end((done) => { const s = new EventSource(site + "events"); s.onerror = done; });
end((done) => { const s = new WebSocket("ws://CANARY/socket"); s.onerror = s.onclose = done; });
end((done) => { const i = new Image(); i.onload = i.onerror = done; i.src = site + "image"; });
end((done) => { const s = document.createElement("script"); s.onload = s.onerror = done;
  s.src = site + "script"; document.head.append(s); });
end((done) => import(site + "module").then(done, done));
end((done) => { const w = new Worker(site + "worker"); w.onerror = done; });
end((done) => { const code = `const said = () => postMessage(1);
    fetch("${site}in-worker", { mode: "no-cors" }).then(said, said);
    try { importScripts("${site}imported") } catch {}
    new WebSocket("ws://CANARY/worker-socket")`;
  const w = new Worker(URL.createObjectURL(new Blob([code]))); w.onmessage = w.onerror = done; });
end((done) => { const w = new SharedWorker(site + "shared"); w.onerror = done; });
end((done) => navigator.serviceWorker.register(site + "service").then(done, done));
end((done) => { navigator.sendBeacon(site + "beacon"); done(); });
end((done) => { window.open(site + "popup"); done(); });
end((done) => { document.getElementById("form").submit(); done(); });
end((done) => { document.getElementById("ping").click(); done(); });
end((done) => { const t = new WebTransport("https://UDP/"); t.ready.then(done, done); });
end((done) => {
  const peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:UDP" }] });
  peer.createDataChannel("a");
  peer.onicegatheringstatechange = () => peer.iceGatheringState === "complete" && done();
  peer.createOffer().then((offer) => peer.setLocalDescription(offer));
});
window.settled = new Promise((done) => addEventListener("load", done))
  .then(() => Promise.all(ends)).then(() => true);
</script>
"""
