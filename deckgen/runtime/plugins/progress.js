/** Shows how far along the route we are. Owns `.deckgen-progress`. */

/** @param {Deck} deck */
function progress(deck) {
  const bar = deck.element("deckgen-progress");
  bar.setAttribute("aria-hidden", "true");
  const undo = deck.on("depart", ({ to }) => {
    bar.style.scale = `${to / Math.max(1, deck.lastStep)} 1`;
  });
  return () => {
    undo();
    bar.remove();
  };
}
