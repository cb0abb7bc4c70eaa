/**
 * Runs before the page's body is read.
 *
 * The article that the body is would be laid out while it comes, at several times the cost of
 * the deck that takes its place; so it waits for that.
 */
(() => {
  const { classList } = document.documentElement;
  classList.add("deckgen-opening");
  document.addEventListener("DOMContentLoaded", () => classList.remove("deckgen-opening"));
})();

/**
 * The presenter window (`?presenter`, on another machine `?remote`) wants two pictures of the talk,
 * not a second deck: it has the rest of its page read as one plain text, and starts the runtime
 * from there. The page's policy allows that by its hash.
 */
if (["presenter", "remote"].some((mode) => new URLSearchParams(location.search).has(mode))) {
  document.write('<plaintext id="deckgen-text" hidden>');
  document.addEventListener("DOMContentLoaded", () => {
    const text = document.getElementById("deckgen-text")?.textContent ?? "";
    const open = '<script id="deckgen-runtime">';
    const from = text.lastIndexOf(open) + open.length;
    const runtime = document.createElement("script");
    runtime.textContent = text.slice(from, text.indexOf("<" + "/script>", from));
    document.body.append(runtime);
  });
}
