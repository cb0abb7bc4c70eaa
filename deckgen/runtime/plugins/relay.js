/**
 * The speaker's page, where the talk is served to a phone and a room: it tells the server
 * where it is, and does what the phone asks. Of several pages the last that was opened, or
 * moved, is the one that gives the talk.
 */

/** @param {Deck} deck */
function relay(deck) {
  const key = document.querySelector('meta[name="deckgen-live"]') && sessionStorage.getItem(KEY_STORE);
  if (!key) return;
  /** @type {Undo | null} */
  let line = null;
  let isOurs = false;
  let mark = 0;
  let isTelling = false;
  let isStale = false;

  const tell = async () => {
    isStale = true;
    if (isTelling || !isOurs) return;
    isTelling = true;
    while (isStale && isOurs) {
      isStale = false;
      const record = recordOf(deck);
      const told = { room: { ...record, timer: undefined }, phone: { ...record, mark } };
      await postJson("/_deckgen/stage", told, key).catch(() => {}); // gone: told again when it is back
    }
    isTelling = false;
  };
  /** @param {string} text */
  const obeyed = (text) => {
    const given = JSON.parse(text);
    if (given.kind === "yours") isOurs = true;
    else if (given.kind === "over") end();
    else {
      const command = readCommand(given, deck.scene);
      if (!command) return;
      mark = given.mark;
      obey(deck, command);
    }
    void tell();
  };
  const offer = () => (line ??= hear("/_deckgen/commands", obeyed, { key }));
  const end = () => {
    line?.();
    line = null;
    isOurs = false;
  };
  offer();
  const undo = watchStage(deck, tell);
  const back = deck.on("depart", ({ cause }) => {
    if (cause !== "start" && document.hasFocus()) offer();
  });
  return () => {
    undo();
    back();
    end();
  };
}
