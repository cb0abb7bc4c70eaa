/** Where a click on a sheet leads: to the sheets of frames, and of what the talk's own links mean. */

/** The sheet of a frame: its own, or that of the nearest around it which has one. @param {Deck} deck @param {Map<number, number>} places @param {number} frame */
function sheetFor(deck, places, frame) {
  /** @type {number | null | undefined} */
  let at = frame;
  while (at != null && !places.has(at)) at = deck.scene.frames[at].parent;
  return at == null ? undefined : places.get(at);
}

/**
 * Links over the frames that a click would fly to, by their names.
 * @param {Deck} deck @param {Map<number, number>} places
 */
function linksOver(deck, places) {
  const links = document.createElement("nav");
  deck.scene.frames.forEach((_, index) => {
    const sheet = places.get(index);
    const { place, scene } = deck;
    const box = sheet === undefined || isAround(scene, index, place.frame) ? null : seenBox(deck, index);
    if (!box) return;
    const { left, top, width, height } = box;
    const link = document.createElement("a");
    link.href = `#${SHEET}${sheet}`;
    link.className = "deckgen-over";
    link.ariaLabel = scene.frames[index].title;
    link.style.cssText = `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
    links.append(link);
  });
  return links;
}

/**
 * Links within the talk lead to sheets, or nowhere where the route has none for them.
 * @param {Element} paper @param {Element} root @param {(target: Element) => number | undefined} sheetOfTarget
 */
function leadLinks(paper, root, sheetOfTarget) {
  for (const link of paper.querySelectorAll('a[href^="#"]:not(.deckgen-over)')) {
    const name = decodeURIComponent(link.getAttribute("href")?.replace(/^#\/?/, "") ?? "");
    const target = name && root.querySelector(`#${CSS.escape(name)}`);
    const sheet = target ? sheetOfTarget(target) : undefined;
    if (sheet === undefined) link.removeAttribute("href");
    else link.setAttribute("href", `#${SHEET}${sheet}`);
  }
}

/**
 * What holds the parts of a document together, since a browser writes no links to what its page
 * does not have, and no place to land on where no link leads: something that is called as each
 * sheet of other parts, and a link to each of this.
 * @param {number} count @param {[number, number]} part
 */
function seam(count, part) {
  return Array.from({ length: count }, (_, index) => {
    const kept = isIn(part, index) ? { href: `#${SHEET}${index}` } : { id: SHEET + index };
    return Object.assign(document.createElement("a"), { hidden: true }, kept);
  });
}
