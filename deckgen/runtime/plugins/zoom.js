/** The keys of the free camera: nearer, further, sideways, and back to this stop. */

/** What a key zooms by, and how long that takes, in milliseconds. */
const KEY_ZOOM = 1.5;
const KEY_ZOOM_MS = 260;
/** How far a key moves the canvas, as a share of the window. */
const KEY_PAN = 0.15;
/** @type {Readonly<Record<string, Point>>} which way the canvas goes, for the camera to go the other */
const KEY_WAYS = {
  ArrowRight: { x: -1, y: 0 },
  ArrowLeft: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

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
    deck.offer("pan", (key = "") => {
      const { width, height } = deck.view();
      const { x, y } = KEY_WAYS[key];
      hand.catch();
      hand.move({ by: { x: x * KEY_PAN * width, y: y * KEY_PAN * height } });
      hand.release();
    }),
    deck.offer("back", () => {
      if (deck.place.away) deck.goto(deck.step, { substep: deck.substep });
    }),
  ];
  return () => undo.forEach((each) => each());
}
