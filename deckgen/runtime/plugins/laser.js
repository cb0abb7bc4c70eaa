/**
 * A bright dot where the speaker points: with the pointer over the presenter window's
 * picture, or with that of this window once asked for. Keeps `deck.laser`.
 */

/** @param {Deck} deck */
function laser(deck) {
  const dot = makeDot(deck);
  let isOn = false;
  /** @type {Point} of this window */
  let pointer = { x: deck.view().width / 2, y: deck.view().height / 2 };
  /** @type {Point | null} of the canvas, from the presenter window */
  let told = null;

  const show = () => {
    deck.laser = told ?? (isOn ? toCanvas(pointer, deck.camera(), deck.view()) : null);
    dot.point(deck.laser);
    document.documentElement.classList.toggle("deckgen-pointing", isOn);
  };
  const point = () => {
    show();
    deck.emit("point", {});
  };
  const follow = (/** @type {PointerEvent} */ { clientX: x, clientY: y }) => {
    pointer = { x, y };
    if (isOn) point();
  };
  const undo = [
    deck.offer("laser", () => {
      isOn = !isOn;
      point();
      deck.tell(deck.word(isOn ? "Laser dot on" : "Laser dot off"));
    }),
    deck.on("laser", ({ at }) => {
      told = at;
      point();
    }),
    deck.on("move", ({ t }) => {
      if (!isOn || told) return;
      show(); // the hand rests, and the canvas moves under it
      if (t === 1) deck.emit("point", {});
    }),
  ];
  window.addEventListener("pointermove", follow, true);
  return () => {
    undo.forEach((each) => each());
    window.removeEventListener("pointermove", follow, true);
    document.documentElement.classList.remove("deckgen-pointing");
    dot.remove();
  };
}
