/**
 * Makes the sheets of a document handouts: a cover, then so many stops a page of paper, with
 * lines or what the speaker says beside them. What has no room there goes on, on pages after it.
 */

/**
 * For each sheet, what it is called, and the number of its frame (null where it shows the whole).
 * @typedef {{label: string, frame: number | null}} HandoutStop
 */
/**
 * `places` are the sheets of the frames by their id; `about` the lines on the cover.
 * @typedef {{count: number, width: number, height: number, stops: HandoutStop[], notes: boolean,
 *   places: Record<string, number>, title: string, about: string[]}} HandoutPlan
 */

/** Of the page of paper, in CSS pixels: A4. */
const PAPER = { width: 794, height: 1123, margin: 53 };
const INNER = PAPER.width - 2 * PAPER.margin;
const RULE_PX = 30;
const GAP = 22;
/** How wide, and how high, the picture of a stop is at most, by how many share a page. */
const HALF = (INNER - GAP) / 2;
const PICTURE = { 1: [INNER, 560], 2: [500, 300], 3: [HALF, 285], 4: [HALF, 205], 6: [HALF, 205] };
const COVER_HIGH = 560;

/**
 * @param {HandoutPlan} plan
 * @returns {number[]} the page of each sheet, from 0
 */
function handOut(plan) {
  document.adoptedStyleSheets.push(handoutStyles(plan));
  const [cover, ...sheets] = [...document.querySelectorAll(".deckgen-sheet")];
  const main = /** @type {HTMLElement} */ (cover.parentElement);
  coverOf(main, cover, plan);
  let paper = main;
  sheets.forEach((sheet, index) => {
    if (index % plan.count === 0) paper = paperOf(main, `deckgen-handout-${plan.count}`);
    paper.append(stopOf(sheet, plan.stops[index + 1], plan));
  });
  fitNotes([...main.querySelectorAll(".deckgen-said")].map((note) => /** @type {HTMLElement} */ (note)));
  for (const page of main.querySelectorAll(".deckgen-paper")) goOn(page);
  const pages = [...main.querySelectorAll(".deckgen-paper")];
  pages.slice(1).forEach((page, index) => page.append(footOf(plan.title, index + 2)));
  return [cover, ...sheets].map((sheet) => pages.indexOf(/** @type {Element} */ (sheet.closest(".deckgen-paper"))));
}

/** @param {HTMLElement} main @param {string} className */
function paperOf(main, className) {
  const page = document.createElement("section");
  page.className = `deckgen-paper ${className}`;
  main.append(page);
  return page;
}

/** The talk's title, the whole canvas, and by whom it is. @param {HTMLElement} main @param {Element} sheet @param {HandoutPlan} plan */
function coverOf(main, sheet, plan) {
  const page = paperOf(main, "deckgen-handout-cover");
  const name = document.createElement("h1");
  name.textContent = plan.title;
  page.append(name);
  for (const line of plan.about) page.append(Object.assign(document.createElement("p"), { textContent: line }));
  page.querySelector("h1")?.after(slotOf(sheet, [INNER, COVER_HIGH], plan));
}

/** A stop: its picture, its number and name, and what stands beside it. @param {Element} sheet @param {HandoutStop} stop @param {HandoutPlan} plan */
function stopOf(sheet, stop, plan) {
  const { deck } = /** @type {{deck: Deck}} */ (window.deckgen);
  const { title, notes } = stop.frame === null ? { title: "", notes: "" } : deck.scene.frames[stop.frame];
  const place = document.createElement("div");
  place.className = "deckgen-stop";
  const shown = document.createElement("div");
  shown.className = "deckgen-shown";
  const most = PICTURE[/** @type {1 | 2 | 3 | 4 | 6} */ (plan.count)];
  shown.append(slotOf(sheet, most, plan), captionOf(stop.label, title || deck.word("The whole canvas")));
  place.append(shown, plan.notes && notes ? saidOf(notes, plan) : linesOf());
  return place;
}

/** A sheet as large as it can be. @param {Element} sheet @param {number[]} most pixels, across and down @param {HandoutPlan} plan */
function slotOf(sheet, most, { width, height }) {
  const wide = Math.min(most[0], (most[1] * width) / height);
  const slot = document.createElement("div");
  slot.className = "deckgen-slot";
  slot.style.cssText = `width:${wide}px;height:${(wide * height) / width}px;--k:${wide / width}`;
  slot.append(sheet);
  return slot;
}

/** @param {string} label @param {string} title */
function captionOf(label, title) {
  const caption = document.createElement("p");
  caption.className = "deckgen-caption";
  caption.append(Object.assign(document.createElement("b"), { textContent: label }), ` ${title}`);
  return caption;
}

/** What the speaker says; its links lead to the pages of their frames. @param {string} notes @param {HandoutPlan} plan */
function saidOf(notes, { places }) {
  const said = document.createElement("div");
  said.className = "deckgen-said";
  said.innerHTML = notes;
  for (const link of said.querySelectorAll('a[href^="#"]')) {
    const sheet = places[decodeURIComponent(link.getAttribute("href")?.replace(/^#\/?/, "") ?? "")];
    if (sheet === undefined) link.removeAttribute("href");
    else link.setAttribute("href", `#deckgen-sheet-${sheet}`);
  }
  const beside = document.createElement("div");
  beside.className = "deckgen-beside";
  beside.append(said);
  return beside;
}

function linesOf() {
  const lines = document.createElement("div");
  lines.className = "deckgen-beside deckgen-lines";
  lines.ariaHidden = "true";
  for (let n = 0; n < PAPER.height / RULE_PX; n++) lines.append(document.createElement("i"));
  return lines;
}

/** @param {string} title @param {number} number */
function footOf(title, number) {
  const foot = document.createElement("footer");
  foot.ariaHidden = "true"; // an artifact, as running titles are
  foot.append(title, Object.assign(document.createElement("b"), { textContent: number }));
  return foot;
}

/** @param {HandoutPlan} plan */
function handoutStyles({ count }) {
  const styles = new CSSStyleSheet();
  const { width, height, margin } = PAPER;
  styles.replaceSync(`
    @page { size: ${width}px ${height}px; margin: 0; }
    .deckgen-paper {
      position: relative; box-sizing: border-box; width: ${width}px; height: ${height}px;
      padding: ${margin}px ${margin}px ${margin + 14}px; overflow: clip; break-after: page; contain: strict;
      display: flex; flex-direction: column; gap: ${GAP}px; color: #222; background: #fff;
      font: 14px/1.4 var(--font-text, sans-serif);
    }
    .deckgen-paper:last-child { break-after: auto; }
    .deckgen-paper > footer {
      position: absolute; inset: auto ${margin}px 26px; display: flex; justify-content: space-between;
      padding-top: 6px; border-top: 1px solid #ccc; font-size: 11px; color: #555;
    }
    .deckgen-handout-cover { justify-content: center; gap: 0; padding-bottom: 160px; }
    .deckgen-handout-cover > h1 { margin: 0 0 32px; font: var(--weight-display, 700) 54px/1.05 var(--font-display, sans-serif); text-wrap: balance; }
    .deckgen-handout-cover > p { margin: 0 0 4px; font-size: 15px; color: #555; }
    .deckgen-handout-cover > .deckgen-slot { margin-bottom: 28px; }
    .deckgen-handout-cover > .deckgen-slot + p { font-size: 20px; color: #222; }
    .deckgen-slot { position: relative; flex: none; overflow: clip; box-shadow: 0 0 0 1px #ccc; }
    .deckgen-slot > .deckgen-sheet { position: absolute; left: 0; top: 0; break-after: auto; transform: scale(var(--k)); transform-origin: 0 0; }
    .deckgen-stop { flex: 0 0 calc((100% - ${GAP * (count - 1)}px) / ${count}); display: flex; gap: ${GAP}px; min-width: 0; min-height: 0; }
    .deckgen-shown { flex: none; display: flex; flex-direction: column; gap: 8px; }
    .deckgen-caption { margin: 0; font-size: 11px; line-height: 1.3; color: #555; max-width: ${INNER / 2 - GAP}px; }
    .deckgen-caption b { margin-inline-end: 0.5em; color: #222; font-variant-numeric: tabular-nums; }
    :is(.deckgen-handout-1, .deckgen-handout-2, .deckgen-handout-6) .deckgen-stop { flex-direction: column; gap: 12px; }
    .deckgen-handout-1 .deckgen-stop { flex-basis: 100%; }
    .deckgen-handout-2 .deckgen-shown { flex-direction: row; gap: 16px; }
    .deckgen-handout-2 .deckgen-caption { font-size: 13px; }
    .deckgen-handout-6 { flex-flow: row wrap; align-content: start; }
    .deckgen-handout-6 .deckgen-stop { flex: 0 0 ${HALF}px; height: calc((100% - ${2 * GAP}px) / 3); }
    .deckgen-beside { flex: 1 1 0; min-width: 0; min-height: 0; display: flex; flex-direction: column; overflow: clip; }
    .deckgen-said { flex: 1 1 0; min-height: 0; }
    :is(.deckgen-said, .deckgen-rest, .deckgen-said a, .deckgen-rest a) { overflow-wrap: anywhere; }
    .deckgen-handout-1 .deckgen-said { max-width: 37em; }
    :is(.deckgen-handout-2 .deckgen-said, .deckgen-rest) { columns: 2; column-gap: ${GAP}px; }
    .deckgen-rest { flex: 1 1 0; min-height: 0; font-size: 12px; }
    .deckgen-rest .deckgen-caption { margin: 0 0 6px; break-after: avoid; }
    .deckgen-rest > div { margin-bottom: ${GAP}px; }
    .deckgen-rest :is(table, figure, li) { break-inside: avoid; }
    :is(.deckgen-said, .deckgen-rest) :is(p, ul, ol, pre, blockquote, table, figure, h1, h2, h3, h4, h5, h6) { margin: 0 0 0.5em; font-size: 1em; }
    :is(.deckgen-said, .deckgen-rest) :is(ul, ol) { padding-inline-start: 1.4em; }
    :is(.deckgen-said, .deckgen-rest) blockquote { padding-inline-start: 0.8em; border-inline-start: 2px solid #ccc; }
    :is(.deckgen-said, .deckgen-rest) pre { font-size: 0.85em; white-space: pre-wrap; }
    .deckgen-paper :is(.deckgen-said, .deckgen-rest) :is(figure, p) > :is(img, video) { width: auto; height: auto; max-width: 100%; max-height: 150px; margin: 0; }
    .deckgen-on-page { flex: none; margin: 4px 0 0; font-size: 10px; color: #555; text-align: end; }
    .deckgen-lines > i { flex: none; height: ${RULE_PX}px; box-sizing: border-box; border-bottom: 1px solid #bbb; }`);
  return styles;
}
