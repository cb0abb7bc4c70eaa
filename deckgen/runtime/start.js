/** Starts the deck on the page that carries it. */

/** What a deck in front of people does. */
const PRESENT = [
  motion,
  notice,
  travel,
  hash,
  wheel,
  drag,
  touch,
  gesture,
  zoom,
  pointer,
  keys,
  attention,
  figures,
  overview, // after attention, which gives the focus to what it chooses
  fit,
  labels,
  code,
  media,
  progress,
  crumbs,
  resize,
  blank,
  screenful,
  find,
  map,
  link,
  help,
  presenter,
  timer,
  laser,
  faults,
  reload,
  relay,
  invite,
  paper,
  idle,
  controls,
];

/** What is for the speaker only. */
const SPEAKERS = new Set(/** @type {((deck: Deck) => Undo | void)[]} */ ([presenter, timer, laser, relay, invite]));

/** Which plugins run in which mode. The address names one (`?read`), else it is the first. */
const MODES = {
  present: [article, ...PRESENT],
  read: [article, ...PRESENT],
  /** On the screens of people who follow the speaker. */
  follow: [...PRESENT.filter((plugin) => !SPEAKERS.has(plugin)), follow],
  /** By itself, in a hall. */
  auto: [...PRESENT, kiosk],
  /** In a frame of another page. */
  embed: [...PRESENT, embed],
  /** As an exporter sees it: the stops as they look, and no hand on the camera. */
  export: [fit, labels, code],
};

/** What the look of a deck is made of; an older browser keeps the article. */
const NEEDED = ["selector(:has(*))", "color: color-mix(in srgb, red, red)", "overflow: clip"];

/** What keeps something that it has computed from the scene, and is made anew with it. */
const REMADE = new Set(/** @type {((deck: Deck) => Undo | void)[]} */ ([wheel, drag, touch, gesture, zoom, fit, labels, code, media]));

/** @param {Deck} deck @param {readonly ((deck: Deck) => Undo | void)[]} plugins */
function plugIn(deck, plugins) {
  for (const plugin of plugins) {
    let undo = plugin(deck) ?? null;
    if (!REMADE.has(plugin)) continue;
    deck.on("replace", () => {
      undo?.();
      undo = plugin(deck) ?? null;
    });
  }
}

/** @param {URLSearchParams} asked @returns {keyof typeof MODES} */
function modeOf(asked) {
  const names = /** @type {(keyof typeof MODES)[]} */ (Object.keys(MODES));
  return names.find((name) => asked.has(name)) ?? names[0];
}

/** @returns {Scene} */
function readScene() {
  return JSON.parse(document.getElementById("deckgen-scene")?.textContent ?? "");
}

/**
 * Tells when the faces of the first view have come, and those of later ones.
 * @param {Deck} deck
 */
async function awaitFaces(deck) {
  void deck.root.offsetWidth; // a layout, which asks for them
  await document.fonts.ready;
  deck.emit("fonts", {});
  document.fonts.addEventListener("loadingdone", () => deck.emit("fonts", {}));
}

function start() {
  const text = document.getElementById("deckgen-text");
  if (text) return void startConsole(text.textContent ?? "");
  const root = document.getElementById("impress");
  if (!root || !NEEDED.every((each) => CSS.supports(each))) return;
  const asked = new URLSearchParams(location.search);
  const mode = modeOf(asked);
  const page = document.documentElement;
  page.classList.add("deckgen-on");
  page.dataset.mode = mode;
  const deck = new Deck(readScene(), root, asked.get("route"));
  plugIn(deck, MODES[mode]);
  page.classList.remove("deckgen-opening");
  deck.ask("start");
  awaitFaces(deck);
  Object.defineProperty(window, "deckgen", { value: Object.freeze({ deck }) });
}

try {
  start();
} catch (fault) {
  document.documentElement.classList.remove("deckgen-on"); // the article can still be read
  throw fault;
}
