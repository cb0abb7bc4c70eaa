/**
 * Hears what a server tells, for as long as the page is open. A line may die without a
 * word, as when the machine sleeps: where no heartbeat comes in time, it is opened again.
 * Time is that of the wall clock, because others stand still while the machine sleeps.
 */

/** The server tells the latest again after 15 seconds; so long without a word is too long. */
const SILENCE_MS = 40_000;
/** For a page that was put aside and is looked at again, this is. */
const AWAY_MS = 20_000;
/** How often the clock is looked at, in milliseconds. */
const LOOK_MS = 5000;
/** Between two attempts to reach a server that is gone, in milliseconds. */
const RETRY_MS = 1000;

/**
 * @param {string} address of a stream of server-sent events, each a line of data
 * @param {(latest: string) => void} heard
 * @param {{key?: string | null, changed?: (isThere: boolean) => void}} [more] a key that the
 *   server asks for, which an EventSource could not carry, and who is told whether it answers
 * @returns {Undo}
 */
function hear(address, heard, { key = null, changed = () => {} } = {}) {
  let line = new AbortController();
  let isOpen = false;
  let timer = 0;
  /** When it was opened, or something was heard last; null while nobody waits for an answer. @type {number | null} */
  let since = null;
  const isSilent = (/** @type {number} */ ms) => since !== null && Date.now() - since > ms;
  /** @param {boolean} isThere */
  const turn = (isThere) => {
    if (isThere !== isOpen) changed((isOpen = isThere));
  };
  const open = async () => {
    line.abort();
    const mine = (line = new AbortController());
    clearTimeout(timer);
    since = Date.now();
    const headers = new Headers(key ? { Authorization: `Bearer ${key}` } : {});
    try {
      const answer = await fetch(address, { headers, signal: mine.signal });
      if (answer.status === 403 || answer.status === 404) return void (since = null); // it is not for us
      if (!answer.ok || !answer.body) throw new Error(`the server answers ${answer.status}`);
      turn(true);
      await readEvents(answer.body, (data) => {
        since = Date.now();
        heard(data);
      });
    } catch {
      // gone: it is asked again
    }
    if (line !== mine) return;
    turn(false);
    since = null;
    timer = setTimeout(open, RETRY_MS);
  };
  const back = () => {
    if (document.visibilityState === "visible" && (!isOpen || isSilent(AWAY_MS))) open();
  };
  open();
  const look = setInterval(() => isSilent(SILENCE_MS) && open(), LOOK_MS);
  document.addEventListener("visibilitychange", back);
  document.addEventListener("resume", back);
  window.addEventListener("online", open);
  return () => {
    clearTimeout(timer);
    clearInterval(look);
    line.abort();
    line = new AbortController();
    document.removeEventListener("visibilitychange", back);
    document.removeEventListener("resume", back);
    window.removeEventListener("online", open);
  };
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {(data: string) => void} heard
 */
async function readEvents(body, heard) {
  const reader = body.pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = `${rest}${value}`.split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) if (text.startsWith("data: ")) heard(text.slice("data: ".length));
  }
}
