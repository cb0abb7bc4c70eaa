/**
 * Hears what a server tells, for as long as the page is open. A line may die without a
 * word, as when the machine sleeps: where no heartbeat comes in time, it is opened again.
 */

/** The server tells the latest again after 15 seconds; so long without a word is too long. */
const SILENCE_MS = 40_000;
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
  /** @param {number} ms */
  const openIn = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(open, ms);
  };
  /** @param {boolean} isThere */
  const turn = (isThere) => {
    if (isThere !== isOpen) changed((isOpen = isThere));
  };
  const open = async () => {
    line.abort();
    const mine = (line = new AbortController());
    openIn(SILENCE_MS);
    const headers = new Headers(key ? { Authorization: `Bearer ${key}` } : {});
    try {
      const answer = await fetch(address, { headers, signal: mine.signal });
      if (answer.status === 403 || answer.status === 404) return clearTimeout(timer); // it is not for us
      if (!answer.ok || !answer.body) throw new Error(`the server answers ${answer.status}`);
      turn(true);
      await readEvents(answer.body, (data) => {
        openIn(SILENCE_MS);
        heard(data);
      });
    } catch {
      // gone: it is asked again
    }
    if (line !== mine) return;
    turn(false);
    openIn(RETRY_MS);
  };
  const back = () => {
    if (document.visibilityState === "visible" && !isOpen) open();
  };
  open();
  document.addEventListener("visibilitychange", back);
  window.addEventListener("online", open);
  return () => {
    clearTimeout(timer);
    line.abort();
    line = new AbortController();
    document.removeEventListener("visibilitychange", back);
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
