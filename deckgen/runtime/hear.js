/**
 * Hears what a server tells, for as long as the page is open. A line may die without a
 * word, as when the machine sleeps: where no heartbeat comes in time, it is opened again.
 */

/** The server tells the latest again after 15 seconds; so long without a word is too long. */
const SILENCE_MS = 40_000;
/** Between two attempts to reach a server that is gone, in milliseconds. */
const RETRY_MS = 1000;

/**
 * @param {string} address of a stream of server-sent events
 * @param {(latest: string) => void} heard
 * @returns {Undo}
 */
function hear(address, heard) {
  /** @type {EventSource | null} */
  let stream = null;
  let timer = 0;
  /** @param {number} ms */
  const openIn = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(open, ms);
  };
  const open = () => {
    stream?.close();
    stream = new EventSource(address);
    stream.onmessage = ({ data }) => {
      openIn(SILENCE_MS);
      heard(data);
    };
    stream.onerror = () => {
      stream?.close(); // the browser's own attempts get rarer and rarer
      openIn(RETRY_MS);
    };
    openIn(SILENCE_MS);
  };
  const back = () => {
    if (document.visibilityState === "visible" && stream?.readyState !== EventSource.OPEN) open();
  };
  open();
  document.addEventListener("visibilitychange", back);
  window.addEventListener("online", open);
  return () => {
    clearTimeout(timer);
    stream?.close();
    document.removeEventListener("visibilitychange", back);
    window.removeEventListener("online", open);
  };
}
