/**
 * Makes the page a document to print: a sheet a view, each with what the camera sees there,
 * under the exact camera, so that words stay words and what is upright lies upright.
 */

/**
 * A view: a stop of the route, with so many of its substeps shown, or the whole canvas with
 * everything on it where `step` is null. `frames` are those that the sheet is the place of, for links to lead there.
 * @typedef {{step: number | null, substep: number | null, frames: number[]}} SheetPlan
 */
/**
 * All views, of which this page prints those from the first number of `part` to before the second.
 * @typedef {{width: number, height: number, sheets: SheetPlan[], part: [number, number], images: string[], clips: Record<string, string>}} PrintPlan
 */

const SHEET = "deckgen-sheet-";

/** @param {PrintPlan} plan in CSS pixels */
async function printOut({ width, height, sheets, part, images, clips }) {
  const { deck } = /** @type {{deck: Deck}} */ (window.deckgen);
  await everything(images);
  await Promise.all([...deck.root.querySelectorAll("video")].map(stilled));
  for (const clip of deck.root.querySelectorAll("[data-clip], audio")) leadToClip(clip, clips);
  /** The number of the sheet of each frame. @type {Map<number, number>} */
  const places = new Map();
  sheets.forEach(({ frames }, index) => frames.forEach((frame) => places.set(frame, index)));
  keepLaidOut(deck);
  deck.lay(shownOn(deck, sheets.slice(...part)));
  const boxes = new Boxes(deck);
  const paper = document.createElement("main");
  let passed = 0;
  sheets.forEach((plan, index) => {
    if (!isIn(part, index)) return;
    for (; passed < (plan.step ?? 0); passed++) leaveBehind(deck, passed);
    show(deck, plan);
    boxes.look();
    const sheet = sheetOf(deck, boxes);
    if (plan.step === null) for (const each of sheet.querySelectorAll(".substep")) each.classList.add("substep-visible");
    sheet.id = SHEET + index;
    sheet.append(linksOver(deck, places));
    paper.append(sheet);
  });
  const framesById = new Map(deck.frames.map((frame, index) => [frame, index]));
  leadLinks(paper, deck.root, (target) => {
    const frame = framesById.get(/** @type {HTMLElement} */ (target.closest(".step")));
    return frame === undefined ? undefined : sheetFor(deck, places, frame);
  });
  if (part[1] - part[0] < sheets.length) paper.prepend(...seam(sheets.length, part));
  deck.root.remove();
  document.body.append(paper);
  const { classList } = document.documentElement;
  classList.add("deckgen-unprinted"); // no screen has to show what only paper does
  addEventListener("beforeprint", () => classList.remove("deckgen-unprinted"));
  addEventListener("afterprint", () => classList.add("deckgen-unprinted"));
  document.adoptedStyleSheets.push(sheetStyles(width, height), playStyles());
  await Promise.allSettled([...document.images].map((image) => image.decode()));
}

/** Faces and pictures that a sheet may need, so that none is printed without. @param {string[]} images */
async function everything(images) {
  const pictures = images.map((source) => Object.assign(new Image(), { src: source }).decode());
  await Promise.allSettled([...[...document.fonts].map((face) => face.load()), ...pictures]);
  const { deck } = /** @type {{deck: Deck}} */ (window.deckgen);
  await deck.ready;
}

/** @param {[number, number]} part @param {number} index */
function isIn([first, end], index) {
  return index >= first && index < end;
}

/** The frames that sheets show in full. @param {Deck} deck @param {SheetPlan[]} sheets */
function shownOn(deck, sheets) {
  return [...new Set(sheets.flatMap(({ step }) => deck.nearAt(step ?? wholeOf(deck))))];
}

/** All of a stop is revealed to those who see it later, printed or not. @param {Deck} deck @param {number} step */
function leaveBehind(deck, step) {
  const { frame } = deck.route.steps[step];
  if (frame === null) return;
  for (const substep of deck.frames[frame].querySelectorAll(".substep")) substep.classList.add("substep-visible");
}

/** @param {Deck} deck */
function wholeOf(deck) {
  const [x, y, width, rotate] = deck.scene.whole;
  return { x, y, width, rotate };
}

/** @param {Deck} deck @param {SheetPlan} plan */
function show(deck, { step, substep }) {
  if (step === null) deck.fly(wholeOf(deck), "overview", { flight: 0 });
  else deck.goto(step, { flight: 0, substep: substep ?? Infinity });
}

/** A copy of what is in sight; words that nobody sees there are left out. @param {Deck} deck @param {Boxes} boxes */
function sheetOf(deck, boxes) {
  const world = /** @type {HTMLElement} */ (deck.root.firstElementChild);
  const front = deck.place.frame === null ? null : deck.frames[deck.place.frame];
  const sheet = document.createElement("section");
  sheet.className = "deckgen-sheet";
  sheet.classList.toggle("deckgen-deep", deck.root.matches(".deckgen-deep"));
  const copies = /** @type {HTMLElement} */ (world.cloneNode(false));
  const inSight = [...world.children].filter((part) => part === front || boxes.isInSight(part));
  for (const part of inSight) {
    const copy = /** @type {Element} */ (part === front ? part.cloneNode(true) : copyBehind(boxes, part));
    if (part !== front) copy.setAttribute("aria-hidden", "true");
    copies.append(copy);
  }
  sheet.append(copies);
  return sheet;
}

/** What is not in front: without its words where all of them are out of sight. @param {Boxes} boxes @param {Element} part */
function copyBehind(boxes, part) {
  const box = part.querySelector(":scope > .frame-box");
  if (!box) return part.cloneNode(true);
  const isFar = part.matches(".deckgen-far");
  const isBare = isFar || ![...box.children].some((child) => boxes.isInSight(child));
  const copy = /** @type {Element} */ (part.cloneNode(false));
  copy.append(box.cloneNode(!isBare));
  if (isFar) copy.append(...[...part.children].slice(1).map((child) => child.cloneNode(true)));
  return copy;
}

/** @param {number} width @param {number} height */
function sheetStyles(width, height) {
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    @page { size: ${width}px ${height}px; margin: 0; }
    html, body { height: auto !important; overflow: visible !important; background: none !important; }
    .deckgen-sheet {
      content-visibility: auto; /* the browser lays pages out twice, but this only once */
      position: relative; width: ${width}px; height: ${height}px; overflow: clip; contain: strict;
      break-after: page; background: var(--ground) var(--ground-image) center / cover;
      print-color-adjust: exact;
    }
    .deckgen-sheet:last-child { break-after: auto; }
    .deckgen-sheet.deckgen-deep { perspective: 1000px; }
    .deckgen-unprinted .deckgen-sheet { display: none; }
    .deckgen-over { position: absolute; }`);
  return styles;
}

/**
 * What was once in sight keeps its layout when it no longer is, for it comes into sight again
 * on the sheets of its neighbours.
 * @param {Deck} deck
 */
function keepLaidOut(deck) {
  const styles = new CSSStyleSheet();
  styles.replaceSync(".deckgen-on .deckgen-kept.deckgen-off { display: block !important; }");
  document.adoptedStyleSheets.push(styles);
  deck.on("show", ({ frame }) => deck.frames[frame].classList.add("deckgen-kept"));
}
