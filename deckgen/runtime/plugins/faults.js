/**
 * What is wrong with the talk, over the last good deck while a server keeps it up: the
 * faults as the terminal shows them, the first in the title too. Escape puts them aside.
 *
 * Owns `.deckgen-faults`.
 */

/** So many characters are shown before what is at fault. */
const CARET_LEAD = 16;
const MARK = "✗ ";

/** Scrolls a long line to what is at fault in it. @param {HTMLElement} source @param {readonly string[]} excerpt */
function showCaret(source, excerpt) {
  const caret = excerpt[excerpt.length - 1].indexOf("^");
  const longest = Math.max(...excerpt.map((line) => line.length));
  source.scrollLeft = ((caret - CARET_LEAD) / longest) * source.scrollWidth;
}

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
      showCaret(source, excerpt);
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
