/**
 * Runs the route by itself (`?auto`): stays at each stop as long as it asks for, waits for
 * its films, and begins again (`loop=0`: stops at the end). Who touches it takes over, and
 * after a while of quiet it goes on. Owns `.deckgen-kiosk`.
 */

/** How long nobody may have touched anything before it goes on, in milliseconds. */
const QUIET_MS = 30_000;
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel"];

/** @param {Deck} deck */
function kiosk(deck) {
  const loops = new URLSearchParams(location.search).get("loop") !== "0";
  const sign = deck.element("deckgen-kiosk");
  sign.setAttribute("aria-hidden", "true"); // whoever hears it has pressed a key, and knows
  sign.textContent = deck.word("Paused: goes on by itself after a while");
  sign.hidden = true;
  let timer = 0;
  let quiet = 0;
  /** @type {HTMLMediaElement | undefined} */
  let clip;

  const plan = () => {
    window.clearTimeout(timer);
    if (quiet || document.hidden) return;
    timer = window.setTimeout(goOn, stayMs(deck));
  };

  const goOn = () => {
    clip = playing(deck);
    if (clip) return ["ended", "pause"].forEach((name) => clip?.addEventListener(name, plan, { once: true }));
    const before = deck.place;
    deck.next();
    if (deck.place === before && loops) deck.ask("first");
  };

  /** @param {Event} event */
  const touched = (event) => {
    // The canvas moves under a mouse that lies still.
    if (event instanceof PointerEvent && event.type === "pointermove" && !event.movementX && !event.movementY) return;
    window.clearTimeout(timer);
    window.clearTimeout(quiet);
    quiet = window.setTimeout(resume, QUIET_MS);
    sign.hidden = false;
  };

  const resume = () => {
    quiet = 0;
    sign.hidden = true;
    while (deck.close()); // help, a search, the whole: nobody looks at them any more
    if (deck.place.away && !deck.flying) deck.next();
    else if (!deck.flying) plan();
  };

  const seen = () => {
    stayAwake();
    plan();
  };

  const undo = [deck.on("arrive", plan), deck.on("substep", plan)];
  TOUCHES.forEach((name) => window.addEventListener(name, touched, true));
  document.addEventListener("visibilitychange", seen);
  stayAwake();
  return () => {
    undo.forEach((each) => each());
    TOUCHES.forEach((name) => window.removeEventListener(name, touched, true));
    document.removeEventListener("visibilitychange", seen);
    window.clearTimeout(timer);
    window.clearTimeout(quiet);
    sign.remove();
  };
}

/** The substeps of a stop share its time. @param {Deck} deck */
function stayMs(deck) {
  const { step, frame } = deck.place;
  const { dwell } = deck.route.steps[step] ?? {};
  const substeps = frame === null ? 0 : deck.scene.frames[frame].substeps;
  return (1000 * stayOf(deck, { frame, dwell })) / (substeps + 1);
}

/** What plays in the frame in front, and comes to an end. @param {Deck} deck */
function playing(deck) {
  const { frame } = deck.place;
  const clips = frame === null ? [] : [...deck.frames[frame].querySelectorAll("video, audio")];
  return clips.filter(isMedia).find((clip) => !clip.paused && !clip.ended && !clip.loop);
}

/** Asks the system not to darken the screen; not every browser, nor every page, may. */
function stayAwake() {
  if (!document.hidden) void navigator.wakeLock?.request("screen").catch(() => {});
}
