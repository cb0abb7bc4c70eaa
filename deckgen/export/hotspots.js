/** Where a click on the picture of a stop leads: over links, and over the frames in sight. */

/**
 * A place to click in pixels of the picture, and what it leads to: an address of the web, or
 * the number of a frame.
 * @typedef {{left: number, top: number, width: number, height: number, words: string,
 *   address: string | null, frame: number | null}} Hotspot
 */

/**
 * What is in sight and can be clicked; what lies in front comes last.
 * @param {Record<string, string>} clips where the films and sounds at each address of the page lead
 * @returns {Hotspot[]}
 */
function hotspots(clips) {
  const { deck } = /** @type {{deck: Deck}} */ (window.deckgen);
  const front = deck.place.frame === null ? null : deck.frames[deck.place.frame];
  const frames = deck.scene.frames.flatMap(({ title }, index) => {
    const box = isAround(deck.scene, index, deck.place.frame) ? null : seenBox(deck, index);
    return box ? [{ ...box, words: title, address: null, frame: index }] : [];
  });
  const links = [...(front?.querySelectorAll("a[href]") ?? [])].flatMap((link) => linkSpot(deck, link));
  const played = [...(front?.querySelectorAll("video, audio") ?? [])].flatMap((clip) => {
    const to = clips[clip.getAttribute("src") ?? ""];
    return to ? spotOver(deck, clip, clip.ariaLabel || decodeURIComponent(to), to, null) : [];
  });
  return [...frames, ...links, ...played];
}

/** @param {Deck} deck @param {Element} link @returns {Hotspot[]} */
function linkSpot(deck, link) {
  const to = link.getAttribute("href") ?? "";
  const words = link.textContent?.trim() ?? "";
  if (/^(https?|mailto|tel):/i.test(to)) return spotOver(deck, link, words, to, null);
  if (!to.startsWith("#")) return [];
  const target = document.getElementById(decodeURIComponent(to.replace(/^#\/?/, "")));
  const frame = deck.frames.findIndex((each) => each === target?.closest(".step"));
  return frame < 0 ? [] : spotOver(deck, link, words, null, frame);
}

/**
 * @param {Deck} deck @param {Element} part @param {string} words
 * @param {string | null} address @param {number | null} frame @returns {Hotspot[]}
 */
function spotOver(deck, part, words, address, frame) {
  const view = deck.view();
  const box = part.getBoundingClientRect();
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const width = Math.min(view.width, box.right) - left;
  const height = Math.min(view.height, box.bottom) - top;
  return width >= 1 && height >= 1 ? [{ left, top, width, height, words, address, frame }] : [];
}
