/** What the talk's window tells of itself, and when. */

/** A camera in a hand is told of so often, in milliseconds. */
const CARRY_MS = 100;

/**
 * Tells where we are whenever that changes.
 * @param {Deck} deck
 * @param {() => void} tell
 * @returns {Undo}
 */
function watchStage(deck, tell) {
  let waiting = 0;
  const now = () => {
    clearTimeout(waiting);
    waiting = 0;
    tell();
  };
  const undo = [
    deck.on("move", ({ t }) => {
      if (t === 1 && deck.place.away === "free") waiting ||= setTimeout(now, CARRY_MS);
    }),
    ...(/** @type {const} */ (["depart", "arrive", "substep", "layer", "resize", "timer", "route", "build"])).map((event) =>
      deck.on(event, now),
    ),
  ];
  return () => {
    clearTimeout(waiting);
    undo.forEach((each) => each());
  };
}

/**
 * Where we are, in one record.
 * @param {Deck} deck
 * @returns {StageRecord}
 */
function recordOf(deck) {
  const { step, substep, frame, away, camera } = deck.place;
  const { width, height } = deck.view();
  const { layer } = deck;
  return {
    ...{ step, substep, frame, away, camera, next: deck.ahead(), flying: deck.flying },
    ...{ edition: deck.edition, route: deck.route.name, view: { width, height }, timer: deck.timer, now: Date.now() },
    layer: layer && { name: layer.name, exclusive: layer.exclusive },
  };
}
