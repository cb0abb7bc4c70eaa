/**
 * What is wrong with the talk, over the last good deck while a server keeps it up: the
 * faults as the terminal shows them, the first in the title too. Escape puts them aside.
 *
 * Owns `.deckgen-faults`.
 */

const MARK = "✗ ";

/** @param {Deck} deck */
function faults(deck) {
  let title = document.title;
  /** @type {Undo | null} */
  let shut = null;
  /** @param {readonly string[]} texts */
  const show = (texts) => {
    const sheet = deck.element("deckgen-faults", "section");
    sheet.setAttribute("role", "alert");
    for (const text of texts) {
      const [head, ...excerpt] = text.split("\n");
      const line = document.createElement("h2");
      line.textContent = head;
      sheet.append(line);
      if (!excerpt.length) continue;
      const source = document.createElement("pre");
      source.textContent = excerpt.join("\n");
      sheet.append(source);
    }
    shut = deck.open({ name: "faults", exclusive: false, close: () => sheet.remove() });
  };
  return deck.on("faults", ({ faults: texts }) => {
    if (!document.title.startsWith(MARK)) ({ title } = document);
    shut?.();
    shut = null;
    document.title = texts.length ? `${MARK}${texts[0].split("\n")[0]}` : title;
    if (texts.length) show(texts);
  });
}
