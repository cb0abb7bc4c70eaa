/** Gives notes letters of a size that fits, and what does not fit even then a page after theirs. */

/** Of the letters of notes, in CSS pixels; the least are 7.5 points. */
const NOTE_PX = { most: 15, least: 10 };
/** So many of ten notes have letters of the same size; only longer ones have smaller ones. */
const ALIKE = 0.9;

/** @param {HTMLElement[]} notes */
function fitNotes(notes) {
  const sizes = notes.map(largestOf);
  const sorted = [...sizes].sort((a, b) => b - a);
  const usual = sorted[Math.ceil(sorted.length * ALIKE) - 1];
  notes.forEach((note, index) => (note.style.fontSize = `${Math.min(usual, sizes[index])}px`));
}

/** The largest letters with which a note fits; the least where none do. @param {HTMLElement} note */
function largestOf(note) {
  for (let size = NOTE_PX.most; size > NOTE_PX.least; size -= 0.5) {
    note.style.fontSize = `${size}px`;
    if (!isOver(note)) return size;
  }
  return NOTE_PX.least;
}

/** @param {Element} box */
function isOver(box) {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

/** Pages after this one for what of its notes has no room on it. @param {Element} page */
function goOn(page) {
  const { deck } = /** @type {{deck: Deck}} */ (window.deckgen);
  const notes = [...page.querySelectorAll(".deckgen-said")].filter(isOver);
  if (!notes.length) return;
  const pieces = notes.map((note) => {
    const mark = document.createElement("p");
    mark.className = "deckgen-on-page";
    mark.textContent = "…"; // so that its line is not the note's
    note.after(mark);
    const caption = /** @type {Element} */ (note.closest(".deckgen-stop")?.querySelector(".deckgen-caption")?.cloneNode(true));
    const piece = document.createElement("div");
    piece.append(caption, ...cut(note, note).childNodes);
    return { piece, caption, mark };
  });
  let flow = flowAfter(page, pieces.map(({ piece }) => piece));
  while (isOver(flow)) {
    const rest = cut(flow, flow);
    if (!flow.childElementCount) break; // one thing, larger than a page
    const tail = /** @type {Element} */ (flow.lastElementChild);
    if (tail.childElementCount === 1 && tail.querySelector(".deckgen-caption")) {
      rest.firstElementChild?.prepend(...tail.childNodes);
      tail.remove();
    }
    flow = flowAfter(/** @type {Element} */ (flow.parentElement), [...rest.children]);
  }
  const pages = [...document.querySelectorAll(".deckgen-paper")];
  for (const { caption, mark } of pieces) {
    const at = pages.indexOf(/** @type {Element} */ (caption.closest(".deckgen-paper")));
    mark.textContent = deck.word("Continued on page {n}").replace("{n}", String(at + 1));
  }
}

/** A page after another, with pieces of notes in columns. @param {Element} page @param {Element[]} pieces */
function flowAfter(page, pieces) {
  const next = document.createElement("section");
  next.className = "deckgen-paper";
  const flow = document.createElement("div");
  flow.className = "deckgen-rest";
  flow.append(...pieces);
  next.append(flow);
  page.after(next);
  return flow;
}

/** What is never cut in two. */
const WHOLE = "img, svg, math, tr, video, audio, .deckgen-caption";

/**
 * Takes the end of a node away until its box holds what is left.
 * @param {Element} box @param {Element} node in the box, or itself
 * @returns {Element} a node of the same kind with what was taken
 */
function cut(box, node) {
  const rest = /** @type {HTMLElement} */ (node.cloneNode(false));
  let isInTwo = false;
  while (isOver(box) && node.lastChild && !isInTwo) {
    const last = node.lastChild;
    last.remove();
    if (isOver(box) || (last instanceof Element && last.matches(WHOLE))) {
      rest.prepend(last);
      continue;
    }
    node.append(last);
    rest.prepend(last instanceof Element ? cut(box, last) : cutWords(box, /** @type {Text} */ (last)));
    isInTwo = isSomething(last);
    if (!isInTwo) last.remove();
  }
  if (rest instanceof HTMLOListElement && node instanceof HTMLOListElement) {
    rest.start = node.start + node.children.length - (isInTwo ? 1 : 0);
  }
  if (isInTwo && rest.firstElementChild instanceof HTMLLIElement) rest.firstElementChild.style.listStyle = "none";
  return rest;
}

/** @param {Node} node */
function isSomething(node) {
  return Boolean(node.textContent?.trim() || (node instanceof Element && node.querySelector(WHOLE)));
}

/** The words of a text that do not fit. @param {Element} box @param {Text} text */
function cutWords(box, text) {
  const words = text.data.split(/(?<=\s)/);
  let [fits, over] = [0, words.length];
  while (fits < over) {
    const half = Math.ceil((fits + over) / 2);
    text.data = words.slice(0, half).join("");
    if (isOver(box)) over = half - 1;
    else fits = half;
  }
  text.data = words.slice(0, fits).join("");
  return new Text(words.slice(fits).join(""));
}
