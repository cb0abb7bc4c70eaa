/**
 * Shows any moment of a film: the page's clock stands, and whatever moves by itself (flights,
 * transitions, animations, clips) is put where that moment has it.
 */

/**
 * A moment, in milliseconds: since the camera left for the stop, null at rest there; since it
 * came to rest there; since the film began.
 * @typedef {{flight: number | null, substep: number, rested: number, now: number}} Moment
 */

/** A stop that is over, and for how long it was shown, in milliseconds. @typedef {[step: number, rested: number]} Past */

/** Longer than any flight. */
const LANDED_MS = 1e7;
/** When each animation began, in the time of the film. @type {Map<Animation, number>} */
const begun = new Map();

function filmDeck() {
  return /** @type {{deck: Deck}} */ (window.deckgen).deck;
}

/** Everything that a later picture needs, so that none has to wait for it. */
async function filmReady() {
  const deck = filmDeck();
  deck.seek(0);
  for (const clip of clipsIn(document)) if (clip instanceof HTMLVideoElement) clip.controls = false;
  await deck.ready;
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
  await Promise.allSettled([...document.images].map((image) => image.decode()));
  await Promise.all(clipsIn(document).map(loaded));
}

/**
 * What only the page knows of the stops: how long the flight to each takes, how many of its
 * substeps are still to be revealed, how long what is said or shown there takes, how long the
 * clips run that start by themselves. The notes are HTML.
 * @param {{step: number, notes: string}[]} stops
 */
function filmPlan(stops) {
  const deck = filmDeck();
  return stops.map(({ step, notes }, index) => {
    let flight = 0;
    const off = deck.on("depart", (departure) => (flight = departure.flight.duration));
    deck.goto(step, index ? {} : { flight: 0 });
    off();
    deck.seek(LANDED_MS);
    const shown = deck.substep;
    deck.goto(step, { flight: 0, substep: Infinity });
    const clips = playingIn(deck).map((clip) => ({
      file: clip.getAttribute("src") ?? "",
      ms: clip.duration * 1000,
      loop: clip.loop,
      muted: clip.muted,
    }));
    const stay = stayOf(deck, deck.route.steps[step], notes);
    return { flight: index ? flight : 0, substeps: deck.substep - shown, shown, stay, clips };
  });
}

/**
 * As if the film had run up to here; the next moment is of the flight to `step`, or of the
 * rest there where it is the first. `past` is what has run since this was last asked, or,
 * `fresh`, since the beginning.
 * @param {{fresh: boolean, past: Past[], step: number}} at
 */
async function filmBegin({ fresh, past, step }) {
  const deck = filmDeck();
  if (fresh) {
    deck.restart();
    await Promise.all(clipsIn(document).map((clip) => cue(clip, 0)));
  }
  for (const [before, rested] of past) {
    deck.goto(before, { flight: 0, substep: Infinity });
    await Promise.all(playingIn(deck).map((clip) => cue(clip, rested)));
  }
  if (fresh && !past.length) deck.goto(step, { flight: 0, substep: 0 });
  else deck.goto(step);
  filmSettle();
  begun.clear();
  for (const animation of document.getAnimations()) begun.set(animation, 0);
}

/**
 * Shows a moment; the answer is for how many milliseconds more something moves by itself.
 * @param {Moment} moment
 */
async function filmShow({ flight, substep, rested, now }) {
  const deck = filmDeck();
  if (flight !== null) deck.seek(flight);
  else {
    if (deck.flying) deck.seek(LANDED_MS);
    while (deck.substep < substep) deck.next();
  }
  const clips = flight === null ? playingIn(deck) : [];
  await Promise.all(clips.map((clip) => cue(clip, rested)));
  const left = clips.map((clip) => (clip.loop ? Infinity : clip.duration * 1000 - rested));
  return Math.min(1e9, Math.max(0, ...left, ...document.getAnimations().map((each) => animate(each, now))));
}

/** Ends what moves by itself, unless it moves for ever. */
function filmSettle() {
  for (const animation of document.getAnimations()) {
    if (endOf(animation) < Infinity) animation.finish();
  }
}

/** The stop that was begun, at rest, with so many substeps. @param {number} substep */
async function stillShow(substep) {
  await filmShow({ flight: null, substep, rested: 0, now: 0 });
  filmSettle();
}

/** The whole canvas, with everything on it revealed. */
async function stillWhole() {
  const deck = filmDeck();
  for (const substep of deck.root.querySelectorAll(".substep")) substep.classList.add("substep-visible");
  const [x, y, width, rotate] = deck.scene.whole;
  deck.fly({ x, y, width, rotate }, "overview", { flight: 0 });
  filmSettle();
}

/**
 * Puts an animation where it is at that time of the film; gives how long it goes on in sight.
 * @param {Animation} animation
 * @param {number} now
 */
function animate(animation, now) {
  const since = begun.get(animation) ?? now;
  begun.set(animation, since);
  const end = endOf(animation);
  if (now - since < end) {
    animation.pause();
    animation.currentTime = now - since;
  } else animation.finish();
  const { target } = /** @type {KeyframeEffect} */ (animation.effect);
  return target && inSight(target) ? Math.max(0, end - (now - since)) : 0;
}

/** @param {Animation} animation */
function endOf(animation) {
  return Number(animation.effect?.getComputedTiming().endTime ?? 0);
}

/** @param {Element} element */
function inSight(element) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right > left;
}

/** @param {ParentNode} parent @returns {HTMLMediaElement[]} */
function clipsIn(parent) {
  return [...parent.querySelectorAll("video, audio")].filter((each) => each instanceof HTMLMediaElement);
}

/** The clips that start by themselves at the stop where we are. @param {Deck} deck */
function playingIn(deck) {
  const { frame, away } = deck.place;
  if (frame === null || away) return [];
  return clipsIn(deck.frames[frame]).filter((clip) => "autoplay" in clip.dataset && Number.isFinite(clip.duration));
}

/** @param {HTMLMediaElement} clip */
function loaded(clip) {
  if (clip.readyState >= 2 || !clip.getAttribute("src")) return;
  clip.preload = "auto";
  clip.load();
  return new Promise((done) => {
    for (const name of ["loadeddata", "error"]) clip.addEventListener(name, done, { once: true });
  });
}

/**
 * Shows a clip as it is so long after its start, and waits until it does.
 * @param {HTMLMediaElement} clip
 * @param {number} ms
 */
async function cue(clip, ms) {
  const last = Math.max(0, clip.duration - 0.001);
  const at = clip.loop ? (ms / 1000) % clip.duration : Math.min(ms / 1000, last);
  const isThere = Math.abs(clip.currentTime - at) < 1e-4;
  if (clip instanceof HTMLAudioElement || !clip.duration || isThere) return;
  const sought = new Promise((done) => clip.addEventListener("seeked", done, { once: true }));
  clip.currentTime = at;
  await sought;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}
