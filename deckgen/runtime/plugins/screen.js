/** Full screen, and Escape: closes what is open, then leaves full screen. */

/** @param {Deck} deck */
function screenful(deck) {
  const leave = () => void document.exitFullscreen().catch(() => {});
  const undo = [
    deck.offer("fullscreen", () => {
      if (document.fullscreenElement) leave();
      else document.documentElement.requestFullscreen?.().catch(() => {});
    }),
    deck.offer("close", () => {
      if (!deck.close() && document.fullscreenElement) leave();
    }),
  ];
  return () => undo.forEach((each) => each());
}
