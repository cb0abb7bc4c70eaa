/**
 * Makes the page a document to print: a sheet a view, each with what the camera sees there,
 * under the exact camera, so that words stay words and what is upright lies upright.
 */

/**
 * A view: a stop of the route, with so many of its substeps shown, or the whole canvas with
 * everything on it where `step` is null. `frames` are those that the sheet is the place of, for links to lead there.
 * @typedef {{step: number | null, substep: number | null, frames: number[]}} SheetPlan
 */
/** @typedef {{width: number, height: number, sheets: SheetPlan[], images: string[], clips: Record<string, string>}} PrintPlan */

const SHEET = "deckgen-sheet-";

/** @param {PrintPlan} plan in CSS pixels */
async function printOut({ width, height, sheets, images, clips }) {
  const { deck } = /** @type {{deck: Deck}} */ (window.deckgen);
  await everything(images);
  await Promise.all([...deck.root.querySelectorAll("video")].map(stilled));
  for (const clip of deck.root.querySelectorAll("[data-clip], audio")) leadToClip(clip, clips);
  /** The number of the sheet of each frame. @type {Map<number, number>} */
  const places = new Map();
  sheets.forEach(({ frames }, index) => frames.forEach((frame) => places.set(frame, index)));
  keepLaidOut(deck);
  deck.lay(frontsOf(deck, sheets));
  const boxes = new Boxes(deck);
  const paper = document.createElement("main");
  sheets.forEach((plan, index) => {
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
  deck.root.remove();
  document.body.append(paper);
  const { classList } = document.documentElement;
  classList.add("deckgen-unprinted"); // no screen has to show what only paper does
  addEventListener("beforeprint", () => classList.remove("deckgen-unprinted"), { once: true });
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

/** The frames that sheets are of. @param {Deck} deck @param {SheetPlan[]} sheets */
function frontsOf(deck, sheets) {
  const fronts = sheets.map(({ step }) => (step === null ? null : deck.route.steps[step].frame));
  return [...new Set(fronts)].filter((frame) => frame !== null);
}

/** @param {Deck} deck @param {SheetPlan} plan */
function show(deck, { step, substep }) {
  const [x, y, width, rotate] = deck.scene.whole;
  if (step === null) deck.fly({ x, y, width, rotate }, "overview", { flight: 0 });
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

/** The sheet of a frame: its own, or that of the nearest around it which has one. @param {Deck} deck @param {Map<number, number>} places @param {number} frame */
function sheetFor(deck, places, frame) {
  /** @type {number | null | undefined} */
  let at = frame;
  while (at != null && !places.has(at)) at = deck.scene.frames[at].parent;
  return at == null ? undefined : places.get(at);
}

/** Whether a frame is another or around it. @param {Scene} scene @param {number} outer @param {number | null} inner */
function isAround(scene, outer, inner) {
  for (let at = inner; at != null; at = scene.frames[at].parent ?? null) if (at === outer) return true;
  return false;
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
