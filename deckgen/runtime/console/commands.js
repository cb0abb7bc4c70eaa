/**
 * What may be asked of the talk's window from elsewhere: a closed list, read with care.
 */

/** Actions of the key table that do the same from another window. */
const COMMANDED = new Set([
  ...["next", "previous", "next-frame", "previous-frame", "first", "last", "overview", "out", "back"],
  ...["select", "dive", "digit", "number", "erase", "black", "white", "close", "timer", "timer-reset"],
]);
/** What a key is called at the most: `Shift+ArrowRight`. */
const DETAIL_MOST = 16;

/**
 * A command that was received, or null where it is none.
 * @param {unknown} value
 * @param {Scene} scene
 * @returns {StageCommand | null}
 */
function readCommand(value, scene) {
  const given = /** @type {Record<string, any>} */ (Object(value));
  const { kind, action, detail, step, frame, name, at } = given;
  switch (kind) {
    case "ask":
      if (!COMMANDED.has(action)) return null;
      return { kind, action, ...(typeof detail === "string" ? { detail: detail.slice(0, DETAIL_MOST) } : {}) };
    case "key":
      return typeof name === "string" ? { kind, name: name.slice(0, DETAIL_MOST) } : null;
    case "goto":
      return isCount(step) ? { kind, step } : null;
    case "visit":
      return isCount(frame) && frame < scene.frames.length ? { kind, frame } : null;
    case "route":
      return scene.routes.some((route) => route.name === name) ? { kind, name } : null;
    case "laser":
      if (at === null) return { kind, at };
      return isNumber(at?.x) && isNumber(at?.y) ? { kind, at: { x: at.x, y: at.y } } : null;
    default:
      return null;
  }
}

/**
 * Does what a command says.
 * @param {Deck} deck
 * @param {StageCommand} command
 */
function obey(deck, command) {
  if (command.kind === "ask") deck.ask(command.action, command.detail);
  else if (command.kind === "key") pressKey(deck, command.name);
  else if (command.kind === "goto") deck.goto(command.step);
  else if (command.kind === "visit") deck.visit(command.frame);
  else if (command.kind === "laser") deck.emit("laser", { at: command.at });
  else deck.useRoute(command.name);
}

/**
 * Does what a key means here and now: after a digit, Enter goes to that number, and only this
 * window surely knows of the digit.
 * @param {Deck} deck
 * @param {string} name
 */
function pressKey(deck, name) {
  const { layer, place } = deck;
  const offers = (/** @type {string} */ action) => COMMANDED.has(action) && deck.offers(action);
  const row = keyRow(name, { layer, place, offers });
  if (row) deck.ask(row.action, name.replace(/^Shift\+/, ""));
}
