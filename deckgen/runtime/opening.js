/**
 * Runs before the page's body is read. The article that the body is would be laid out while
 * it comes, at several times the cost of the deck that takes its place; so it waits for that.
 */
(() => {
  const { classList } = document.documentElement;
  classList.add("deckgen-opening");
  document.addEventListener("DOMContentLoaded", () => classList.remove("deckgen-opening"));
})();
