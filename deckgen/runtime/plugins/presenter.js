/**
 * Opens the presenter window, tells it where we are, and does what it asks. One window at
 * most: asked again, it comes to the front; after a reload of this page it finds us again.
 */

const PRESENTER_SIZE = "popup,width=1280,height=800";

/** @param {Deck} deck */
function presenter(deck) {
  const { name, key } = pairOf();
  const send = () => wire.send(recordOf(deck));
  const wire = makeTalkEnd(key, {
    met() {
      deck.emit("presenter", { open: true });
      send();
    },
    left: () => deck.emit("presenter", { open: false }),
    heard(body) {
      const command = readCommand(body, deck.scene);
      if (command) obey(deck, command);
    },
  });
  const open = () => {
    const { peer } = wire;
    if (peer) return peer.focus();
    const address = `${location.pathname}?presenter#${key}`;
    const opened = window.open(address, name, PRESENTER_SIZE);
    if (opened) opened.focus();
    else deck.say(deck.word("The browser let no window open. Allow pop-ups here, then press P again."));
  };
  const undo = [deck.offer("presenter", open), watchStage(deck, send)];
  return () => {
    undo.forEach((each) => each());
    wire.close();
  };
}

/**
 * The name and the key of this page's presenter window, kept for a reload.
 * @returns {{name: string, key: string}}
 */
function pairOf() {
  const slot = `deckgen-presenter ${location.pathname}`;
  const before = /** @type {Record<string, unknown>} */ (Object(kept(slot)));
  if (typeof before.name === "string" && /^[0-9a-f]{32}$/.test(String(before.key))) {
    return { name: before.name, key: String(before.key) };
  }
  const pair = { name: `deckgen-${chance()}`, key: chance() };
  keep(slot, pair);
  return pair;
}
