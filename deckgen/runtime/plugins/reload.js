/**
 * Keeps a served page as new as the talk: hears each version, asks for what it lacks, and
 * shows it where we are. A page that was built into a file is told of no server, and then
 * this does nothing.
 */

const KEY_STORE = "deckgen-key";
/** A deck that has not come by then does not come: its line died, and it is asked for again. */
const DECK_MS = 60_000;

/**
 * The names of a page's parts, which differ when they do.
 * @typedef {{rest: string, styles: readonly string[], art: string, frames: readonly string[], after: readonly string[]}} Keys
 */

/**
 * What a server tells of a deck.
 * @typedef Answer
 * @property {string} version
 * @property {string} deck
 * @property {readonly string[]} faults
 * @property {Keys | null} past what the page has, where the server knows
 * @property {string} rest a name of what only another page can bring
 * @property {string} title
 * @property {readonly [Part, Part]} styles
 * @property {Part} art
 * @property {readonly Part[]} frames
 * @property {readonly Part[]} after what lies between each frame and the next
 * @property {Scene} scene
 * @property {readonly string[]} [notes]
 * @property {boolean} follow whether to fly to what was changed
 */

/** @param {Deck} deck */
function reload(deck) {
  if (!deck.edition) return;
  takeKey();
  const restyle = makeRestyle();
  /** What the page has. @type {Keys | null} */
  let had = null;
  /** @param {Answer} next */
  const show = (next) => {
    const past = had ?? next.past;
    if (next.rest !== past?.rest) return location.reload();
    const isNew = next.deck !== deck.edition;
    deck.edition = next.deck;
    if (!isNew) takeNotes(deck, next);
    else {
      next.styles.forEach(([key, text], index) => {
        if (key !== past.styles[index] && text !== null) restyle(index, text);
      });
      patch(deck, past, next);
    }
    const name = (/** @type {Part} */ [key]) => key;
    const { rest, styles, art, frames, after } = next;
    had = { rest, styles: styles.map(name), art: art[0], frames: frames.map(name), after: after.map(name) };
    deck.emit("faults", { faults: next.faults });
    return next.version;
  };
  return hearVersions(async () => show(await askFor(deck.edition)));
}

/**
 * Has each new version taken, one after the other; of several that come meanwhile, the newest.
 * @param {() => Promise<string | void>} take gives the version that it took
 * @returns {Undo}
 */
function hearVersions(take) {
  let version = "";
  let wanted = "";
  let busy = false;
  const follow = async () => {
    if (busy) return;
    busy = true;
    try {
      for (let asked = ""; asked !== wanted && version !== wanted; ) {
        asked = wanted;
        version = (await take()) ?? version;
      }
    } finally {
      busy = false;
    }
  };
  return hear("/_deckgen/versions", (latest) => {
    wanted = latest;
    follow().catch(() => {}); // gone again: the next heartbeat tells
  });
}

/** @param {string} have the deck that the page shows @returns {Promise<Answer>} */
async function askFor(have) {
  const key = sessionStorage.getItem(KEY_STORE);
  const headers = new Headers(key ? { Authorization: `Bearer ${key}` } : {});
  const signal = AbortSignal.timeout(DECK_MS);
  const answer = await fetch(`/_deckgen/deck?have=${encodeURIComponent(have)}`, { headers, signal });
  if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
  return answer.json();
}

/** @param {Deck} deck @param {Keys} past @param {Answer} next */
function patch(deck, past, next) {
  if (next.art[1] !== null && next.art[0] !== past.art) patchArt(deck, next.art[1]);
  const renewal = patchFrames(deck, next, past);
  deck.replace(withNotes(next), renewal);
  document.title = next.title;
  const first = renewal.frames.find((frame) => renewal.changed.has(frame));
  if (next.follow && first) deck.visit(renewal.frames.indexOf(first));
}

/** The notes are not in the page, because anyone may see that. @param {Deck} deck @param {Answer} told */
function takeNotes(deck, told) {
  if (!told.notes) return;
  addNotes(deck.scene, told.notes);
  deck.emit("build", { before: deck.frames.map((_, index) => index) });
}

/** @param {Scene} scene @param {readonly string[]} [notes] */
function addNotes(scene, notes) {
  notes?.forEach((text, index) => scene.frames[index] && Object.assign(scene.frames[index], { notes: text }));
}

/** @param {Answer} told @returns {Scene} */
function withNotes({ scene, notes }) {
  if (!notes) return scene;
  return { ...scene, frames: scene.frames.map((frame, index) => ({ ...frame, notes: notes[index] })) };
}

/** The speaker's key comes with the address, and must not stay where others read it. */
function takeKey() {
  const address = new URL(location.href);
  const key = address.searchParams.get("key");
  if (!key) return;
  sessionStorage.setItem(KEY_STORE, key);
  address.searchParams.delete("key");
  history.replaceState(history.state, "", address);
}
