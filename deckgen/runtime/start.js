/** Starts the deck on the page that carries it. */

/** Which plugins run in which mode. */
const MODES = {
  present: [
    motion,
    notice,
    travel,
    overview,
    hash,
    pointer,
    keys,
    attention,
    fit,
    labels,
    code,
    media,
    progress,
    resize,
    blank,
    screenful,
    find,
    link,
    help,
    paper,
  ],
};

/** @returns {Scene} */
function readScene() {
  return JSON.parse(document.getElementById("deckgen-scene")?.textContent ?? "");
}

/** @param {Deck} deck */
async function settle(deck) {
  await document.fonts.ready;
  deck.emit("fonts", {});
}

function start() {
  const root = document.getElementById("impress");
  if (!root) return;
  document.documentElement.classList.add("deckgen-on");
  const asked = new URLSearchParams(location.search);
  const deck = makeDeck(readScene(), root, asked.get("route"));
  for (const plugin of MODES.present) plugin(deck);
  if (deck.offers("start")) deck.ask("start");
  else deck.goto(0, { cause: "start", flight: 0 });
  const ready = settle(deck);
  Object.defineProperty(window, "deckgen", { value: Object.freeze({ deck, ready }) });
}

start();
