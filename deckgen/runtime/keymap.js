/**
 * The keys, in one table: what is bound, and what the help page shows, in its order.
 *
 * A row counts where something offers its action. `when` names what must be open on top
 * for it, or, with nothing open, why we are away from the route; `held` rows go on while
 * the key stays down; `sign` is shown instead of the keys (several with commas between
 * them), and a row whose sign is empty is not shown.
 * @typedef {{keys: string[], action: string, text: string, when?: string, held?: true, sign?: string}} KeyRow
 */

/** @type {readonly KeyRow[]} */
const KEYMAP = [
  {
    keys: ["ArrowRight", "ArrowDown", "Space", "PageDown", "n", "l", "j", "Enter"],
    action: "next",
    text: "Next",
    held: true,
  },
  {
    keys: ["ArrowLeft", "ArrowUp", "Shift+Space", "PageUp", "Backspace", "h", "k"],
    action: "previous",
    text: "Previous",
    held: true,
  },
  { keys: ["Shift+ArrowRight"], action: "next-frame", text: "Next frame, without its steps", held: true },
  { keys: ["Shift+ArrowLeft"], action: "previous-frame", text: "Previous frame, without its steps", held: true },
  { keys: ["Home"], action: "first", text: "First" },
  { keys: ["End"], action: "last", text: "Last" },
  { keys: ["g"], action: "find", text: "Go to a number or a title" },
  { keys: [..."123456789"], action: "digit", text: "Go to that number", sign: "1 2 3 …, Enter" },
  { keys: ["0"], action: "digit", text: "Go to that number", when: "number", sign: "" },
  { keys: ["Enter"], action: "number", text: "Go to that number", when: "number", sign: "" },
  { keys: ["Backspace"], action: "erase", text: "Erase a digit", when: "number", sign: "" },
  { keys: ["o", "`"], action: "overview", text: "The whole canvas" },
  {
    keys: ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"],
    action: "select",
    text: "In the whole: choose a frame",
    when: "overview",
    held: true,
  },
  { keys: ["Enter"], action: "dive", text: "In the whole: fly to the chosen frame", when: "overview" },
  { keys: ["m"], action: "map", text: "Map and outline" },
  { keys: ["u"], action: "out", text: "Out to the frame around this one" },
  { keys: [], action: "pointer", text: "Fly to that frame, figure or link", sign: "Click" },
  { keys: [], action: "wheel", text: "Zoom about the pointer", sign: "Wheel" },
  { keys: [], action: "drag", text: "Move the canvas", sign: "Drag" },
  { keys: [], action: "touch", text: "Zoom and turn the canvas", sign: "Two fingers" },
  { keys: ["+", "="], action: "zoom-in", text: "Zoom in", held: true },
  { keys: ["-"], action: "zoom-out", text: "Zoom out", held: true },
  {
    keys: ["Shift+ArrowRight", "Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowDown"],
    action: "pan",
    text: "Zoomed: move the canvas",
    when: "free",
    held: true,
  },
  { keys: ["0"], action: "back", text: "Back to this stop" },
  { keys: [], action: "figures", text: "To the links, figures and films of this frame", sign: "Tab" },
  { keys: ["a"], action: "motion", text: "Choose how much moves" },
  { keys: ["Escape"], action: "close", text: "Close, leave the whole, leave full screen" },
  { keys: ["f", "F11", "F5"], action: "fullscreen", text: "Full screen" },
  { keys: ["b", "."], action: "black", text: "Black screen" },
  { keys: ["w"], action: "white", text: "White screen" },
  { keys: ["*"], action: "close", text: "Come back from black or white", when: "blank", sign: "Any key" },
  { keys: ["r"], action: "article", text: "Read as an article, and back" },
  { keys: ["p", "s"], action: "presenter", text: "Presenter window" },
  { keys: ["t"], action: "timer", text: "Start or pause the timer" },
  { keys: ["Shift+t"], action: "timer-reset", text: "Timer back to zero" },
  { keys: ["x"], action: "laser", text: "Laser dot" },
  { keys: ["i"], action: "invite", text: "Codes for the room and the phone" },
  { keys: ["+", "="], action: "notes-larger", text: "Larger notes", held: true },
  { keys: ["-"], action: "notes-smaller", text: "Smaller notes", held: true },
  { keys: ["Shift+ArrowDown"], action: "notes-down", text: "Scroll the notes", held: true },
  { keys: ["Shift+ArrowUp"], action: "notes-up", text: "Scroll the notes back", held: true },
  { keys: ["c"], action: "link", text: "Copy a link to this frame" },
  { keys: ["?", "F1"], action: "help", text: "These keys" },
];

/**
 * What a key press is called in the table: `Shift+ArrowRight`, `Space`, `n`. Letters go by
 * what they print, and by their place where the keyboard prints no Latin ones.
 * @param {KeyboardEvent} event
 */
function keyName(event) {
  const { key, code, shiftKey } = event;
  if (key === " ") return shiftKey ? "Shift+Space" : "Space";
  if (key.length > 1) return shiftKey ? `Shift+${key}` : key;
  const letter = /^Key([A-Z])$/.exec(code);
  const latin = key > "~" && letter ? letter[1] : key;
  if (!/^[a-z]$/i.test(latin)) return latin; // signs and digits may need Shift to be typed
  return shiftKey ? `Shift+${latin.toLowerCase()}` : latin.toLowerCase();
}

/**
 * The row that a key means now, or undefined.
 * @param {string} name
 * @param {Pick<Host, "layer" | "place" | "offers">} deck
 */
function keyRow(name, deck) {
  const top = deck.layer;
  const has = (/** @type {KeyRow} */ row) => row.keys.includes(name) && deck.offers(row.action);
  const state = top ? top.name : deck.place.away;
  const special = KEYMAP.find((row) => state && row.when === state && (has(row) || row.keys[0] === "*"));
  if (special) return special;
  // What covers everything lets through only what closes it: Escape, or its own key again.
  const allowed = (/** @type {KeyRow} */ row) => !top?.exclusive || ["close", top.name].includes(row.action);
  return KEYMAP.find((row) => !row.when && has(row) && allowed(row));
}
