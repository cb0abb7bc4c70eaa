/**
 * For whoever does not see the camera fly: the focus moves to the frame on arrival, all
 * others are inert, and where we are is said once.
 */

/** @param {Deck} deck */
function attention(deck) {
  /** @type {HTMLElement | null} */
  let awake = null;

  /** @param {number | null} index */
  const attend = (index) => {
    const frame = index === null ? null : deck.frames[index];
    if (awake !== frame && awake) awake.inert = true;
    awake = frame;
    if (frame) frame.inert = false;
    if (deck.layer?.exclusive) return;
    if (frame) frame.focus({ preventScroll: true });
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };

  const undo = [
    // Those that have not been displayed yet cannot be reached anyway.
    deck.on("place", ({ frame }) => {
      if (deck.frames[frame] !== awake) deck.frames[frame].inert = true;
    }),
    deck.on("arrive", ({ at, place }) => {
      if (place.away === "figure" || place.away === "free") return;
      attend(place.frame);
      deck.tell(arrivalText(deck, at, place));
    }),
    deck.on("build", () => {
      awake = deck.place.frame === null ? null : deck.frames[deck.place.frame];
      for (const frame of deck.frames) frame.inert = frame !== awake;
    }),
    deck.on("choose", ({ frame }) => attend(frame)),
  ];
  return () => {
    undo.forEach((each) => each());
    for (const frame of deck.frames) frame.inert = false;
  };
}

/**
 * @param {Deck} deck
 * @param {number} at
 * @param {Place} place
 */
function arrivalText(deck, at, { frame, away }) {
  const title = frame === null ? deck.word("The whole canvas") : deck.scene.frames[frame].title;
  return away ? title : `${title}, ${at + 1} / ${deck.lastStep + 1}`;
}
