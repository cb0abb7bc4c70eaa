/** Keeps the same view in a window of another size. */

/** @param {Deck} deck */
function resize(deck) {
  const watcher = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = deck.root;
    const { width, height } = deck.view();
    if (deck.layer?.name === "article") return; // which measures on leaving
    if (clientWidth !== width || clientHeight !== height) deck.measure();
  });
  watcher.observe(deck.root);
  return () => watcher.disconnect();
}
