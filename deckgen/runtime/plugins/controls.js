/**
 * Buttons for fingers, which turn no pages by swiping, and for a deck inside another page.
 * Owns `.deckgen-controls`.
 */

/** @type {readonly {action: string, text: string, draw: string}[]} in the order shown; drawn on 24 × 24 */
const CONTROLS = [
  { action: "previous", text: "Previous", draw: "M15 5l-7 7 7 7" },
  { action: "next", text: "Next", draw: "M9 5l7 7-7 7" },
  { action: "overview", text: "The whole canvas", draw: "M4 5h7v6H4zM14 5h6v6h-6zM4 14h7v5H4zM14 14h6v5h-6z" },
  { action: "article", text: "Read as an article, and back", draw: "M5 6h14M5 10h14M5 14h14M5 18h8" },
  { action: "fullscreen", text: "Full screen", draw: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" },
];

/** @param {Deck} deck */
function controls(deck) {
  const bar = deck.element("deckgen-controls", "nav");
  bar.setAttribute("aria-label", deck.word("Controls"));
  for (const { action, text, draw } of CONTROLS) {
    if (!deck.offers(action) || (action === "fullscreen" && !document.fullscreenEnabled)) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.action = action;
    button.addEventListener("click", () => deck.ask(action));
    bar.append(labelled(button, deck.word(text), draw));
  }
  if (document.documentElement.dataset.mode === "embed") bar.append(wholeLink(deck));
  return () => bar.remove();
}

/** A link to the same deck in a window of its own. @param {Deck} deck */
function wholeLink(deck) {
  const link = document.createElement("a");
  link.target = "_blank";
  link.rel = "noopener";
  const follow = () => {
    const address = new URL(location.href);
    address.searchParams.delete("embed");
    link.href = address.href;
  };
  follow();
  deck.on("depart", () => queueMicrotask(follow)); // once the address says where we are
  return labelled(link, deck.word("Open in a window of its own"), "M10 5H5v14h14v-5M13 4h7v7M20 4l-9 9");
}

/** @template {HTMLElement} E @param {E} element @param {string} name @param {string} draw @returns {E} */
function labelled(element, name, draw) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", draw);
  svg.append(path);
  element.append(svg);
  element.title = name;
  element.setAttribute("aria-label", name);
  return element;
}
