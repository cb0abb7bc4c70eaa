/**
 * The speaker's page, where the talk is served to a phone and a room: it tells the server
 * where it is, and does what the phone asks. Of several pages the last that was opened, or
 * moved, is the one that gives the talk.
 */

/** The laser is told of so often, in milliseconds. */
const POINT_MS = 50;

/** @param {Deck} deck */
function relay(deck) {
  const key = document.querySelector('meta[name="deckgen-live"]') && sessionStorage.getItem(KEY_STORE);
  if (!key) return;
  /** @type {Undo | null} */
  let line = null;
  let isOurs = false;
  let mark = 0;
  let isTelling = false;
  /** Who has not heard yet where we are. */
  const stale = { room: false, phone: false };
  let pointing = 0;

  const send = async () => {
    if (isTelling || !isOurs) return;
    isTelling = true;
    while (stale.room && isOurs) {
      const phone = stale.phone ? { ...recordOf(deck), mark } : undefined;
      stale.room = stale.phone = false;
      const isTold = await postJson("/_deckgen/stage", { ...roomOf(deck), phone }, key).catch(() => 0);
      if (isTold) continue;
      stale.room = stale.phone = true;
      break; // gone: told again when something is heard
    }
    isTelling = false;
  };
  const tell = () => {
    stale.room = stale.phone = true;
    return send();
  };
  const point = () => {
    pointing ||= setTimeout(() => {
      pointing = 0;
      stale.room = true;
      void send();
    }, POINT_MS);
  };
  /** @param {string} text */
  const obeyed = (text) => {
    const given = JSON.parse(text);
    if (given.kind === "yours") isOurs = true;
    else if (given.kind === "over") end();
    else if (given.kind === "beat") return void (stale.room && send());
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
  const undo = [watchStage(deck, tell), deck.on("point", point)];
  const back = deck.on("depart", ({ cause }) => {
    if (cause !== "start" && document.hasFocus()) offer();
  });
  return () => {
    clearTimeout(pointing);
    undo.forEach((each) => each());
    back();
    end();
  };
}

/**
 * What all who follow may know: where we are, and what is shown over it for a moment.
 * @param {Deck} deck
 * @returns {{place: Whereabouts, signs: Signs}}
 */
function roomOf({ place: { step, substep, frame, away, camera }, edition, route, blank, laser }) {
  return { place: { edition, step, substep, frame, away, camera, route: route.name }, signs: { blank, laser } };
}
