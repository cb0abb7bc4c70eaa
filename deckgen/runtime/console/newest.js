/**
 * Keeps the presenter window as new as the talk is served: reads the page again when a save has
 * changed it, and has it shown in the place of what is there.
 */

/**
 * @param {Desk} desk
 * @param {string} [first] names what only a new page can bring, of this one; unknown where
 *   the server did not answer
 */
function keepNew(desk, first) {
  let rest = first;
  /** The version that was read last. */
  let last = desk.edition;
  hearVersions(async () => {
    const told = await askFor(last);
    rest ??= told.rest;
    if (told.rest !== rest) return location.reload();
    if (told.deck !== last) {
      const text = await readPage();
      const { deck, notes } = await askFor((last = editionOf(text)));
      if (deck !== last) return; // saved once more meanwhile
      const source = makeSource(text, stylesOf(text));
      addNotes(source.scene, notes);
      desk.renew(source, last);
    }
    return told.version;
  });
}

/** @returns {Promise<string>} */
async function readPage() {
  const answer = await fetch(location.pathname, { cache: "no-store", signal: AbortSignal.timeout(DECK_MS) });
  if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
  return answer.text();
}

/** @param {string} page */
function editionOf(page) {
  return /<meta name="deckgen-live" content="([^"]*)">/.exec(page)?.[1] ?? "";
}

/** The deck's own styles. @param {string} page */
function stylesOf(page) {
  const from = page.indexOf("<style>") + "<style>".length;
  return page.slice(from, page.indexOf("</style>", from));
}
