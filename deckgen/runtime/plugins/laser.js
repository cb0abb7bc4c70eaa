/**
 * A bright dot where the speaker points: with the pointer over the presenter window's
 * picture, or with that of this window once asked for. Owns `.deckgen-laser`.
 */

/** @param {Deck} deck */
function laser(deck) {
  const dot = deck.element("deckgen-laser");
  dot.setAttribute("aria-hidden", "true");
  dot.hidden = true;
  let isOn = false;
  /** @type {Point} of this window */
  let pointer = { x: deck.view().width / 2, y: deck.view().height / 2 };
  /** @type {Point | null} of the canvas, from the presenter window */
  let told = null;

  const show = () => {
    const at = told ? toWindow(told, deck.camera(), deck.view()) : pointer;
    dot.hidden = !told && !isOn;
    if (!dot.hidden) dot.style.translate = `${at.x}px ${at.y}px`;
    document.documentElement.classList.toggle("deckgen-pointing", isOn);
  };
  const follow = (/** @type {PointerEvent} */ { clientX: x, clientY: y }) => {
    pointer = { x, y };
    if (isOn) show();
  };
  const undo = [
    deck.offer("laser", () => {
      isOn = !isOn;
      show();
      deck.tell(deck.word(isOn ? "Laser dot on" : "Laser dot off"));
    }),
    deck.on("laser", ({ at }) => {
      told = at;
      show();
    }),
    deck.on("move", () => told && show()),
  ];
  window.addEventListener("pointermove", follow, true);
  return () => {
    undo.forEach((each) => each());
    window.removeEventListener("pointermove", follow, true);
    document.documentElement.classList.remove("deckgen-pointing");
    dot.remove();
  };
}
