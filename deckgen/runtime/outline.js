/**
 * The outline as a tree below a field that searches it. The focus stays in one of the two;
 * the arrows choose a row, as `aria-activedescendant` tells. Owns `.deckgen-outline`.
 */

/** With more frames than this, only what leads to where we are is unfolded at first. */
const UNFOLDED = 80;
/** How many of the matches have a row; the miniature shows all. */
const ROWS_FOUND = 60;
/** How far Page Up and Page Down go, in rows. */
const ROW_PAGE = 10;

class Outline {
  /** The frames that fit what was typed. @type {ReadonlySet<number>} */
  matches = new Set();
  /** The frame whose row is chosen. @type {number | null} */
  chosen = null;
  /** The frames that have a row, in order. @type {readonly number[]} */
  #rows = [];
  /** What there is to be searched, once it was. @type {readonly SearchText[] | null} */
  #texts = null;

  /**
   * @param {Deck} deck
   * @param {{chose(): void, picked(frame: number): void}} on
   */
  constructor(deck, on) {
    const { frames, dir } = deck.scene;
    this.deck = deck;
    this.frames = frames;
    this.on = on;
    this.ahead = dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    this.back = dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    /** @type {Set<number>} */
    this.unfolded = new Set(frames.length > UNFOLDED ? [] : frames.keys());
    this.tree = makeTree(deck);
    this.field = makeField(deck, this.tree.id);
    this.found = document.createElement("p");
    this.found.className = "deckgen-found";
    this.found.setAttribute("role", "status");
    this.field.addEventListener("input", () => this.refresh(null));
    this.field.addEventListener("keydown", (event) => this.#press(event));
    this.tree.addEventListener("keydown", (event) => this.#press(event));
    this.tree.addEventListener("click", (event) => this.#click(event));
  }

  /** Begins anew, at where we are. */
  reset() {
    const { frame } = this.deck.place;
    this.field.value = "";
    for (let at = frame; at != null; at = this.frames[at].parent ?? null) this.unfolded.add(at);
    this.refresh(frame);
  }

  /** Makes the rows anew. @param {number | null} frame to be chosen, where it has a row */
  refresh(frame = this.chosen) {
    const wanted = plain(this.field.value);
    if (wanted) this.#texts ??= this.frames.map((each, index) => textOf(each, this.deck.frames[index]));
    const matches = wanted ? searchTexts(this.#texts ?? [], wanted) : [];
    this.matches = new Set(matches);
    this.#rows = wanted ? matches.slice(0, ROWS_FOUND) : unfoldedRows(this.frames, this.unfolded);
    const rowOf = wanted ? matchRow : outlineRow;
    this.tree.replaceChildren(...this.#rows.map((each) => rowOf(this.deck, each, this.unfolded.has(each))));
    const { length } = matches;
    this.found.textContent = !wanted ? "" : length ? `${length} / ${this.frames.length}` : this.deck.word("Nothing found");
    this.#choose(frame !== null && this.#rows.includes(frame) ? frame : (this.#rows[0] ?? null));
  }

  /** @param {number | null} frame */
  #choose(frame) {
    rowAt(this.chosen)?.setAttribute("aria-selected", "false");
    this.chosen = frame;
    const row = rowAt(frame);
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    for (const each of [this.field, this.tree]) {
      if (row) each.setAttribute("aria-activedescendant", row.id);
      else each.removeAttribute("aria-activedescendant");
    }
    this.on.chose();
  }

  /** @param {number} by */
  #step(by) {
    const at = this.chosen === null ? -1 : this.#rows.indexOf(this.chosen);
    this.#choose(this.#rows[Math.min(this.#rows.length - 1, Math.max(0, at + by))] ?? null);
  }

  /** Into the chosen frame, or out of it. @param {1 | -1} by */
  #turn(by) {
    if (this.chosen === null) return;
    const expanded = rowAt(this.chosen)?.getAttribute("aria-expanded");
    if (by > 0 && expanded === "true") this.#step(1); // its first child comes right after it
    else if (by > 0 && expanded === "false") this.#fold(this.chosen);
    else if (by < 0 && expanded === "true") this.#fold(this.chosen);
    else if (by < 0) this.#choose(this.frames[this.chosen].parent ?? this.chosen);
  }

  /** @param {number} frame */
  #fold(frame) {
    if (!this.unfolded.delete(frame)) this.unfolded.add(frame);
    this.refresh(frame);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, ctrlKey, metaKey, altKey, isComposing } = event;
    if (ctrlKey || metaKey || altKey || isComposing) return;
    /** @type {Record<string, () => void>} */
    const rows = {
      ArrowDown: () => this.#step(1),
      ArrowUp: () => this.#step(-1),
      PageDown: () => this.#step(ROW_PAGE),
      PageUp: () => this.#step(-ROW_PAGE),
      Enter: () => this.chosen !== null && this.on.picked(this.chosen),
    };
    /** @type {Record<string, () => void>} they move the caret while something is typed */
    const sides = {
      [this.ahead]: () => this.#turn(1),
      [this.back]: () => this.#turn(-1),
      Home: () => this.#step(-Infinity),
      End: () => this.#step(Infinity),
    };
    const does = this.field.value ? rows[key] : (rows[key] ?? sides[key]);
    if (does) {
      event.preventDefault();
      does();
    } else if (key.length === 1) this.field.focus(); // and types there
  }

  /** @param {MouseEvent} event */
  #click({ target }) {
    const row = target instanceof Element ? target.closest("li") : null;
    if (!row || !(target instanceof Element)) return;
    const frame = Number(row.dataset.frame);
    if (target.matches(".deckgen-twist")) this.#fold(frame);
    else this.on.picked(frame);
  }
}
