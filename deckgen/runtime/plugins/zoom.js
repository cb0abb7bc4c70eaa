/** The keys of the free camera: nearer, further, and back to this stop. */

/** What a key zooms by, and how long that takes, in milliseconds. */
const KEY_ZOOM = 1.5;
const KEY_ZOOM_MS = 260;

/** @param {Deck} deck */
function zoom(deck) {
  const hand = makeHand(deck);
  /** @param {number} factor */
  const about = (factor) => {
    const { width, height } = deck.view();
    hand.approach({ x: width / 2, y: height / 2 }, factor, KEY_ZOOM_MS);
  };
  const undo = [
    deck.offer("zoom-in", () => about(KEY_ZOOM)),
    deck.offer("zoom-out", () => about(1 / KEY_ZOOM)),
    deck.offer("back", () => {
      if (deck.place.away) deck.goto(deck.step, { substep: deck.substep });
    }),
  ];
  return () => undo.forEach((each) => each());
}
