/**
 * The address says where we are (`#/lego`, `#/lego/2` with two substeps shown, and on which
 * route, `#/lego?route=short`, where it is not the one that we began on), and the browser's
 * Back and Forward fly there. One entry for each departure, none for a substep or a route.
 */

/** @param {Deck} deck */
function hash(deck) {
  const whole = cameraFrom(deck.scene.whole);
  const begun = deck.route.name;
  const addressOf = (/** @type {Place} */ place) => {
    const { name } = deck.route;
    return `${placeAddress(deck, place)}${name === begun ? "" : `?route=${encodeURIComponent(name)}`}`;
  };

  /** @param {Cause} cause */
  const follow = (cause) => {
    const asked = readAddress(location.hash);
    const state = history.state?.deckgen;
    const kept = state?.address === location.hash ? state : null;
    if (asked && (cause === "start" || !kept)) deck.useRoute(asked.route ?? begun);
    const moves = { cause, ...(cause === "start" ? { flight: 0 } : {}) };
    if (kept && goKept(deck, kept, asked, moves)) return;
    if (!asked || !goAsked(deck, asked, moves)) {
      if (cause === "start") void (deck.goto(0, moves) || deck.fly(whole, "overview", moves));
      else write(deck.place, "replaceState"); // an address that means nothing here
    }
  };

  /** @param {Place} place @param {"pushState" | "replaceState"} how */
  const write = (place, how) => {
    const { step, away } = place;
    const address = addressOf(place);
    try {
      history[how]({ deckgen: { step, away, address, route: deck.route.name } }, "", address);
    } catch {
      // a page inside a sandboxed frame has no history to write
    }
  };

  const undo = [
    deck.offer("start", () => follow("start")),
    deck.on("depart", ({ place, cause }) => {
      if (place.away === "figure" || place.away === "free") return;
      const known = cause === "start" || cause === "history" || addressOf(place) === location.hash;
      write(place, known ? "replaceState" : "pushState");
    }),
    deck.on("substep", ({ place }) => write(place, "replaceState")),
    deck.on("build", () => {
      const { away } = deck.place;
      if (away !== "figure" && away !== "free") write(deck.place, "replaceState");
    }),
    deck.on("route", ({ place }) => write(place, "replaceState")),
  ];
  const back = () => {
    if (deck.layer?.name !== "article") follow("history"); // which the browser scrolls itself
  };
  window.addEventListener("popstate", back);
  return () => {
    undo.forEach((each) => each());
    window.removeEventListener("popstate", back);
  };
}

/**
 * @param {Deck} deck
 * @param {Place} place
 */
function placeAddress(deck, { step, substep, frame, away }) {
  if (away === "overview") return "#/overview";
  const id = away === "frame" && frame !== null ? deck.scene.frames[frame].id : deck.route.steps[step]?.id;
  return `#/${encodeURIComponent(id ?? "")}${substep && !away ? `/${substep}` : ""}`;
}

/**
 * The id, the substep and the route that an address asks for; null where it is not one of ours.
 * @param {string} text with its `#`
 */
function readAddress(text) {
  const found = /^#\/?([^/]+?)(?:\/(\d{1,4}))?(?:\?route=([^/&]+))?$/.exec(text);
  if (!found) return null;
  const [, id, substep, route] = found;
  try {
    return {
      id: decodeURIComponent(id),
      substep: substep ? Number(substep) : undefined,
      route: route ? decodeURIComponent(route) : undefined,
    };
  } catch {
    return null; // a malformed escape
  }
}

/**
 * To where this entry of the history was made: a frame may be several stops, and we may
 * have been away from one.
 * @param {Deck} deck
 * @param {{step?: unknown, away?: unknown, route?: unknown}} kept
 * @param {ReturnType<typeof readAddress>} asked
 * @param {Moves} moves
 */
function goKept(deck, { step, away, route }, asked, moves) {
  if (!asked || typeof step !== "number" || route !== deck.route.name) return false;
  const stop = deck.route.steps[step];
  if (!stop || (!away && stop.id !== asked.id)) return false;
  if (!away) return deck.goto(step, { ...moves, ...substepOf(deck, stop.frame, asked) });
  if (moves.cause === "start") deck.goto(step, moves);
  if (away === "overview") return deck.fly(cameraFrom(deck.scene.whole), "overview", moves);
  return deck.visit(frameNamed(deck, asked.id), moves);
}

/** @param {Deck} deck @param {string} id */
function frameNamed(deck, id) {
  return deck.scene.frames.findIndex((frame) => frame.id === id);
}

/**
 * @param {Deck} deck
 * @param {NonNullable<ReturnType<typeof readAddress>>} asked
 * @param {Moves} moves
 */
function goAsked(deck, asked, moves) {
  const more = { ...moves, ...substepOf(deck, frameNamed(deck, asked.id), asked) };
  if (deck.goto(asked.id, more)) return true;
  return asked.id === "overview" && deck.fly(cameraFrom(deck.scene.whole), "overview", moves);
}

/**
 * What was seen before is shown whole on coming back; else the address decides.
 * @param {Deck} deck
 * @param {number | null} frame
 * @param {{substep: number | undefined}} asked
 */
function substepOf(deck, frame, { substep }) {
  if (substep === undefined || (frame !== null && deck.visited.has(frame))) return {};
  return { substep };
}
