/**
 * The presenter window on another machine (`?remote`), such as the speaker's phone: what it
 * shows comes from the server, and what it asks for goes there. Commands arrive in their order,
 * and the time that one takes, there and back, is measured.
 */

/** A command that could not be sent for so long is not meant any more, in milliseconds. */
const STALE_MS = 3000;
/** An answer to what was sent is waited for no longer. */
const ANSWER_MS = 10_000;

/**
 * @param {string} key that lets one steer
 * @param {{heard: (body: unknown) => void, changed: (isThere: boolean) => void, took: (ms: number) => void}} on
 */
function makeServerEnd(key, { heard, changed, took }) {
  /** @type {(StageCommand & {mark: number})[]} */
  const waiting = [];
  /** When each command that was not answered yet was given. @type {Map<number, number>} */
  const given = new Map();
  let mark = 0;
  let isSending = false;

  const flush = async () => {
    if (isSending) return;
    isSending = true;
    for (let command; (command = waiting.shift()); ) {
      if (performance.now() - (given.get(command.mark) ?? 0) > STALE_MS) continue;
      const status = await postJson("/_deckgen/commands", command, key).catch(() => 0);
      if (status === 409) changed(false); // no page gives the talk
    }
    isSending = false;
  };
  hear(
    "/_deckgen/stage",
    (text) => {
      const record = JSON.parse(text);
      if (!record) return changed(false);
      const since = given.get(record.mark);
      if (since !== undefined) took(performance.now() - since);
      for (const each of given.keys()) if (each <= record.mark) given.delete(each);
      changed(true);
      heard(record);
    },
    { key, changed: (isThere) => isThere || changed(false) },
  );
  return {
    /** @param {StageCommand} command */
    send(command) {
      const last = waiting.at(-1);
      if (command.kind === "laser" && last?.kind === "laser") waiting.pop(); // only where it is now counts
      waiting.push({ ...command, mark: ++mark });
      given.set(mark, performance.now());
      void flush();
    },
  };
}

/**
 * What is sent on a line that died without a word is given up after a while.
 * @param {string} address
 * @param {unknown} value
 * @param {string} key
 * @returns {Promise<number>} the status of the answer
 */
async function postJson(address, value, key) {
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  const signal = AbortSignal.timeout(ANSWER_MS);
  const { status } = await fetch(address, { method: "POST", headers, body: JSON.stringify(value), signal });
  return status;
}
