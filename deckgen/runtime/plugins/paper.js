/** On paper the page is the article that it is without scripts. */

/** @param {Deck} deck */
function paper(deck) {
  const page = document.documentElement;
  const before = () => page.classList.remove("deckgen-on");
  const after = () => {
    page.classList.add("deckgen-on");
    deck.measure();
  };
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}
