/**
 * The address says where we are (`#/lego`, `#/lego/2` with two substeps shown), and the
 * browser's Back and Forward fly there. One entry for each departure, none for a substep.
 */

/** @param {Deck} deck */
function hash(deck) {
  const whole = cameraFrom(deck.scene.whole);

  /** @param {Cause} cause */
  const follow = (cause) => {
    const kept = history.state?.deckgen;
    const asked = readAddress(location.hash);
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
    const address = addressOf(deck, place);
    try {
      history[how]({ deckgen: { step, away, address } }, "", address);
    } catch {
      // a page inside a sandboxed frame has no history to write
    }
  };

  const undo = [
    deck.offer("start", () => follow("start")),
    deck.on("depart", ({ place, cause }) => {
      if (place.away === "figure" || place.away === "free") return;
      const known = cause === "start" || cause === "history" || addressOf(deck, place) === location.hash;
      write(place, known ? "replaceState" : "pushState");
    }),
    deck.on("substep", ({ place }) => write(place, "replaceState")),
  ];
  const back = () => follow("history");
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
function addressOf(deck, { step, substep, frame, away }) {
  if (away === "overview") return "#/overview";
  const id = away === "frame" && frame !== null ? deck.scene.frames[frame].id : deck.route.steps[step]?.id;
  return `#/${encodeURIComponent(id ?? "")}${substep && !away ? `/${substep}` : ""}`;
}

/**
 * The id and the substep that an address asks for; null where it is not one of ours.
 * @param {string} text with its `#`
 */
function readAddress(text) {
  const found = /^#\/?([^/]+)(?:\/(\d{1,4}))?$/.exec(text);
  if (!found) return null;
  try {
    return { id: decodeURIComponent(found[1]), substep: found[2] ? Number(found[2]) : undefined };
  } catch {
    return null; // a malformed escape
  }
}

/**
 * To where this entry of the history was made: a frame may be several stops, and we may
 * have been away from one.
 * @param {Deck} deck
 * @param {{step?: unknown, away?: unknown, address?: unknown}} kept
 * @param {ReturnType<typeof readAddress>} asked
 * @param {Moves} moves
 */
function goKept(deck, { step, away, address }, asked, moves) {
  if (!asked || typeof step !== "number" || address !== location.hash) return false;
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
  if (substep === undefined || (frame !== null && deck.visited(frame))) return {};
  return { substep };
}
