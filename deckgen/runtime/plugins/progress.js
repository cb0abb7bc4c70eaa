/** Shows how far along the route we are. Owns `.deckgen-progress`. */

/** @param {Deck} deck */
function progress(deck) {
  const bar = deck.element("deckgen-progress");
  bar.setAttribute("aria-hidden", "true");
  const show = () => {
    bar.style.scale = `${deck.step / Math.max(1, deck.lastStep)} 1`;
  };
  const undo = [deck.on("depart", show), deck.on("route", show)];
  return () => {
    undo.forEach((each) => each());
    bar.remove();
  };
}
