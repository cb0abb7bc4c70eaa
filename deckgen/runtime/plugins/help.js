/** The help page: every key that does something, from the key table. */

/** How keys are written; the others as the table has them. */
/** @type {Readonly<Record<string, string>>} */
const KEY_SIGNS = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  PageDown: "Page Down",
  PageUp: "Page Up",
  Escape: "Esc",
  Backspace: "Backspace",
  "-": "−",
};

/** @param {Host} deck */
function help(deck) {
  const { dialog, show } = makeDialog(deck, "help", deck.word("Keys"));
  dialog.tabIndex = 0; // in a low window it scrolls, by keys too
  /** @type {HTMLElement | null} */
  let table = null;
  return deck.offer("help", () => {
    // Made when first asked for, so that it knows what every plugin offers.
    if (!table) dialog.append((table = helpTable(deck)));
    show();
  });
}

/** @param {Host} deck */
function helpTable(deck) {
  const table = document.createElement("table");
  for (const row of KEYMAP) {
    if (row.sign === "" || !deck.offers(row.action)) continue;
    const line = table.insertRow();
    const head = document.createElement("th");
    head.scope = "row";
    const signs = row.sign ? row.sign.split(", ").map((sign) => deck.word(sign)) : row.keys.map((key) => keySign(deck, key));
    signs.forEach((sign) => {
      const kbd = document.createElement("kbd");
      kbd.textContent = sign;
      head.append(kbd, " ");
    });
    line.append(head);
    line.insertCell().textContent = deck.word(row.text);
  }
  return table;
}

/** @param {Host} deck @param {string} key */
function keySign(deck, key) {
  const parts = (key === "+" ? [key] : key.split("+")).map((part) => {
    const sign = KEY_SIGNS[part] ?? part;
    return sign.length === 1 ? sign.toUpperCase() : deck.word(sign);
  });
  return parts.join(" ");
}
