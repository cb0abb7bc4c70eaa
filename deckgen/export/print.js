/**
 * Makes the page a document to print: a sheet a view, each with what the camera sees there,
 * under the exact camera, so that words stay words and what is upright lies upright.
 */

/**
 * A view: a stop of the route, with so many substeps shown; or the whole canvas.
 * @typedef {{step: number | null, substep: number | null}} SheetPlan
 */

/** @param {{width: number, height: number, sheets: SheetPlan[]}} plan in CSS pixels */
function printOut({ width, height, sheets }) {
  const { deck } = /** @type {{deck: Deck}} */ (window.deckgen);
  const paper = document.createElement("main");
  /** @type {Set<string>} */
  const named = new Set();
  for (const plan of sheets) {
    show(deck, plan);
    paper.append(sheetOf(deck, named));
  }
  deck.root.remove();
  document.body.append(paper);
  document.adoptedStyleSheets.push(sheetStyles(width, height));
}

/** @param {Deck} deck @param {SheetPlan} plan */
function show(deck, { step, substep }) {
  if (step === null) deck.fly(cameraFrom(deck.scene.whole), "overview", { flight: 0 });
  else deck.goto(step, { flight: 0, substep: substep ?? Infinity });
}

/**
 * A copy of what is in sight. An id stays where it stands first, for links to lead there.
 * @param {Deck} deck
 * @param {Set<string>} named
 */
function sheetOf(deck, named) {
  const { width, height } = deck.view();
  const world = /** @type {HTMLElement} */ (deck.root.firstElementChild);
  const front = deck.place.frame === null ? null : deck.frames[deck.place.frame];
  const sheet = document.createElement("section");
  sheet.className = "deckgen-sheet";
  sheet.classList.toggle("deckgen-deep", deck.root.matches(".deckgen-deep"));
  const copies = /** @type {HTMLElement} */ (world.cloneNode(false));
  for (const part of world.children) {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    if (right <= 0 || bottom <= 0 || left >= width || top >= height || left === right) continue;
    const copy = /** @type {Element} */ (part.cloneNode(true));
    if (part !== front) copy.setAttribute("aria-hidden", "true");
    for (const each of [copy, ...copy.querySelectorAll("[id]")]) {
      if (part !== front || named.has(each.id)) each.removeAttribute("id");
      else if (each.id) named.add(each.id);
    }
    copies.append(copy);
  }
  sheet.append(copies);
  return sheet;
}

/** @param {number} width @param {number} height */
function sheetStyles(width, height) {
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    html, body { height: auto !important; overflow: visible !important; background: none !important; }
    .deckgen-sheet {
      position: relative; width: ${width}px; height: ${height}px; overflow: clip; contain: strict;
      break-after: page; background: var(--ground) var(--ground-image) center / cover;
      print-color-adjust: exact;
    }
    .deckgen-sheet:last-child { break-after: auto; }
    .deckgen-sheet.deckgen-deep { perspective: 1000px; }`);
  return styles;
}
