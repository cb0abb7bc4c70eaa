/**
 * The talk's timer: it starts by itself at the first move off the first stop, survives a
 * reload, and shows as a small clock in a corner when asked for. Owns `.deckgen-clock`.
 */

/** @param {Deck} deck */
function timer(deck) {
  const face = deck.element("deckgen-clock");
  face.setAttribute("role", "timer");
  face.hidden = true;
  const key = `deckgen-timer ${location.pathname}`;
  const word = (/** @type {string} */ english) => deck.word(english);
  let plan = planOf(deck.scene, deck.route);
  let ticking = 0;
  let isPresented = false;
  deck.timer = readTimer(kept(key)) ?? TIMER_ZERO;

  const tell = () => {
    const elapsed = elapsedMs(deck.timer, Date.now());
    const pace = plan && elapsed ? ` · ${paceText(secondsBehind(plan, deck.step, elapsed / 1000), word).text}` : "";
    face.textContent = `${clockText(elapsed)}${pace}`;
    face.toggleAttribute("data-paused", deck.timer.since === null);
  };
  /** @param {boolean} shown */
  const reveal = (shown) => {
    clearInterval(ticking);
    face.hidden = !shown;
    if (!shown) return;
    tell();
    ticking = setInterval(tell, 1000);
  };
  /** @param {TalkTimer} next */
  const set = (next) => {
    deck.timer = next;
    keep(key, next);
    if (!face.hidden) tell();
    deck.emit("timer", {});
  };
  const undo = [
    deck.offer("timer", () => {
      const asksForClock = face.hidden && !isPresented;
      if (asksForClock) reveal(true);
      if (deck.timer.since === null) set(started(deck.timer, Date.now()));
      else if (!asksForClock) set(paused(deck.timer, Date.now()));
    }),
    deck.offer("timer-reset", () => {
      set(TIMER_ZERO);
      reveal(false);
    }),
    deck.on("depart", ({ to, cause }) => {
      const isZero = deck.timer.since === null && !deck.timer.before;
      if (isZero && to > 0 && cause !== "start") set(started(deck.timer, Date.now()));
    }),
    deck.on("route", () => (plan = planOf(deck.scene, deck.route))),
    deck.on("presenter", ({ open }) => {
      isPresented = open;
      if (open) reveal(false); // the audience need not see it twice, nor at all
    }),
  ];
  return () => {
    undo.forEach((each) => each());
    reveal(false);
    face.remove();
  };
}

/**
 * Keeps something for this window, also when it is reloaded, where the browser lets us.
 * @param {string} key
 * @param {unknown} value
 */
function keep(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // then it holds until this page is left
  }
}

/** @param {string} key @returns {unknown} */
function kept(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
