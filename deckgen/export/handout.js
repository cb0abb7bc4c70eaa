/**
 * Makes the sheets of a document handouts: a cover, then so many stops a page of paper, with
 * lines or what the speaker says beside them.
 */

/**
 * `notes` is HTML for each sheet, or null where lines are to be drawn; `about` the lines under
 * the title on the cover.
 * @typedef {{count: number, width: number, height: number, notes: (string | null)[], title: string, about: string[]}} HandoutPlan
 */

/** Of the page of paper, in CSS pixels. */
const PAPER = { width: 794, height: 1123, margin: 53 };
const RULE_PX = 30;
const GAP = 22;
/** Letters of notes: as large as fit. */
const NOTE_PX = { most: 15, least: 4 };

/** @param {HandoutPlan} plan */
async function handOut(plan) {
  document.adoptedStyleSheets.push(handoutStyles(plan));
  const [cover, ...sheets] = [...document.querySelectorAll(".deckgen-sheet")];
  const main = /** @type {HTMLElement} */ (cover.parentElement);
  const first = paperOf(main, "deckgen-handout-cover");
  first.append(heading(plan), slotOf(cover, PAPER.width - 2 * PAPER.margin, plan));
  let paper = first;
  sheets.forEach((sheet, index) => {
    if (index % plan.count === 0) paper = paperOf(main, `deckgen-handout-${plan.count}`);
    const room = PAPER.width - 2 * PAPER.margin;
    const slot = document.createElement("div");
    slot.className = "deckgen-stop";
    slot.append(slotOf(sheet, plan.count === 1 ? room : (room - GAP) / 2, plan), beside(plan.notes[index + 1]));
    paper.append(slot);
  });
  main.querySelectorAll(".deckgen-paper").forEach((page, index) => {
    const foot = document.createElement("footer");
    foot.textContent = index ? `${plan.title} · ${index + 1}` : "";
    page.append(foot);
  });
  main.querySelectorAll(".deckgen-said").forEach(fitNote);
}

/** @param {HTMLElement} main @param {string} className */
function paperOf(main, className) {
  const page = document.createElement("section");
  page.className = `deckgen-paper ${className}`;
  main.append(page);
  return page;
}

/** @param {HandoutPlan} plan */
function heading({ title, about }) {
  const head = document.createElement("header");
  const name = document.createElement("h1");
  name.textContent = title;
  head.append(name);
  for (const line of about) head.append(Object.assign(document.createElement("p"), { textContent: line }));
  return head;
}

/** A sheet so many pixels wide. @param {Element} sheet @param {number} wide @param {HandoutPlan} plan */
function slotOf(sheet, wide, { width, height }) {
  const slot = document.createElement("div");
  slot.className = "deckgen-slot";
  slot.style.cssText = `width:${wide}px;height:${(wide * height) / width}px;--k:${wide / width}`;
  slot.append(sheet);
  return slot;
}

/** @param {string | null} note */
function beside(note) {
  const said = document.createElement("div");
  said.className = note ? "deckgen-said" : "deckgen-lines";
  if (note) said.innerHTML = note;
  else for (let n = 0; n < 40; n++) said.append(document.createElement("i"));
  return said;
}

/** @param {Element} note */
function fitNote(note) {
  if (!(note instanceof HTMLElement)) return;
  for (let size = NOTE_PX.most; size >= NOTE_PX.least; size -= 0.5) {
    note.style.fontSize = `${size}px`;
    if (note.scrollHeight <= note.clientHeight) return;
  }
}

/** @param {HandoutPlan} plan */
function handoutStyles({ count }) {
  const styles = new CSSStyleSheet();
  const { width, height, margin } = PAPER;
  styles.replaceSync(`
    @page { size: ${width}px ${height}px; margin: 0; }
    .deckgen-paper {
      position: relative; box-sizing: border-box; width: ${width}px; height: ${height}px;
      padding: ${margin}px; overflow: clip; break-after: page; contain: strict;
      display: flex; flex-direction: column; gap: ${GAP}px; color: #222; background: #fff;
      font: 15px/1.4 var(--font-text, sans-serif);
    }
    .deckgen-paper:last-child { break-after: auto; }
    .deckgen-paper > footer { position: absolute; inset: auto ${margin}px 22px; font-size: 11px; color: #555; text-align: end; }
    .deckgen-handout-cover { justify-content: center; gap: 40px; }
    .deckgen-handout-cover h1 { margin: 0 0 12px; font: var(--weight-display, 700) 40px/1.1 var(--font-display, sans-serif); }
    .deckgen-handout-cover p { margin: 4px 0; }
    .deckgen-slot { flex: none; overflow: clip; outline: 1px solid #bbb; }
    .deckgen-slot > .deckgen-sheet { break-after: auto; transform: scale(var(--k)); transform-origin: 0 0; }
    .deckgen-stop { flex: 0 0 calc((100% - ${GAP * (count - 1)}px) / ${count}); display: flex; gap: 18px; min-height: 0; break-inside: avoid; }
    .deckgen-handout-1 .deckgen-stop { flex-direction: column; }
    .deckgen-handout-6 { flex-flow: row wrap; align-content: start; }
    .deckgen-handout-6 .deckgen-stop { flex: 0 0 calc(50% - ${GAP / 2}px); height: calc((100% - ${2 * GAP}px) / 3); flex-direction: column; gap: 8px; }
    .deckgen-said, .deckgen-lines { flex: 1 1 0; min-width: 0; min-height: 0; overflow: hidden; }
    .deckgen-said > :first-child { margin-top: 0; }
    .deckgen-said :is(p, ul, ol) { margin: 0 0 0.5em; padding-inline-start: 0; }
    .deckgen-said :is(ul, ol) { padding-inline-start: 1.3em; }
    .deckgen-lines > i { display: block; height: ${RULE_PX}px; box-sizing: border-box; border-bottom: 1px solid #bbb; }`);
  return styles;
}
