/**
 * Two windows of one deck that send each other plain messages: the talk's, which opened the
 * other, and the presenter's. Each believes only the window that it expects, and only once
 * that has shown, by a digest of a fresh challenge, that it knows the pair's key; the key
 * itself never travels. So neither a page that opened the talk, nor one that it is shown in,
 * nor one that either window was taken to, is heard. Either may be reloaded: the presenter's
 * window knocks until it is answered.
 */

/** How often the presenter's window knocks, and asks whether the other is there. */
const KNOCK_MS = 500;
const PING_MS = 3000;

/** Pages from disk have no origin that could be told from another's. */
const isOpaque = !/^https?:$/.test(location.protocol);

/** @returns {string} 128 bits of chance */
function chance() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What shows that one knows the key, when asked with that challenge.
 * @param {string} key
 * @param {"talk" | "presenter"} who
 * @param {string} challenge
 */
async function proofOf(key, who, challenge) {
  const text = `${key} ${who} ${challenge}`;
  // A page from an insecure address has no digest, but an origin that messages are sent to alone.
  if (!crypto.subtle) return text;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Window} to @param {WireMessage} message */
function post(to, message) {
  to.postMessage({ deckgen: 1, ...message }, isOpaque ? "*" : location.origin);
}

/**
 * What another window sent, or null where it is nothing of ours.
 * @param {MessageEvent} event
 * @returns {WireMessage | null}
 */
function received({ data, origin }) {
  if (!isOpaque && origin !== location.origin) return null;
  if (Object(data).deckgen !== 1 || typeof data.kind !== "string") return null;
  const { kind, challenge, proof, body } = data;
  const text = (/** @type {unknown} */ value) => (typeof value === "string" && value.length <= 256 ? value : "");
  return { kind, challenge: text(challenge), proof: text(proof), body };
}

/**
 * The talk's end.
 * @param {string} key
 * @param {{met: () => void, left: () => void, heard: (body: unknown) => void}} on
 */
function makeTalkEnd(key, { met, left, heard }) {
  /** @type {Window | null} */
  let peer = null;
  /** @type {Map<MessageEventSource, string>} who knocked, and what was asked of them */
  const asked = new Map();

  /** @param {Window} from @param {WireMessage} message */
  const greet = async (from, { kind, challenge = "", proof }) => {
    if (kind === "knock") {
      const question = chance();
      if (asked.size > 8) asked.clear(); // whoever knocks without end
      asked.set(from, question);
      post(from, { kind: "answer", challenge: question, proof: await proofOf(key, "talk", challenge) });
    } else if (kind === "hello" && proof === (await proofOf(key, "presenter", asked.get(from) ?? chance()))) {
      asked.clear();
      peer = from;
      met();
    }
  };
  /** @param {MessageEvent} event */
  const listen = (event) => {
    const message = received(event);
    const from = /** @type {Window | null} */ (event.source);
    if (!message || !from || from === window) return;
    if (message.kind === "knock" || message.kind === "hello") void greet(from, message);
    else if (from !== peer) return;
    else if (message.kind === "ping") met();
    else if (message.kind === "bye") {
      peer = null;
      left();
    } else if (message.kind === "say") heard(message.body);
  };
  const leave = () => peer && post(peer, { kind: "bye" });
  window.addEventListener("message", listen);
  window.addEventListener("pagehide", leave);
  return {
    /** The presenter's window while we know it. */
    get peer() {
      if (peer?.closed) peer = null;
      return peer;
    },
    /** @param {unknown} body */
    send: (body) => void (peer && post(peer, { kind: "say", body })),
    close() {
      window.removeEventListener("message", listen);
      window.removeEventListener("pagehide", leave);
    },
  };
}

/**
 * The presenter's end.
 * @param {Window | null} talk
 * @param {string} key
 * @param {{heard: (body: unknown) => void, changed: (isThere: boolean) => void}} on
 */
function makePresenterEnd(talk, key, { heard, changed }) {
  let isThere = false;
  let challenge = "";
  let last = 0;

  /** @param {boolean} there */
  const set = (there) => {
    if (isThere !== there) changed((isThere = there));
  };
  const knock = () => talk && post(talk, { kind: "knock", challenge: (challenge = chance()) });
  /** @param {MessageEvent} event */
  const listen = async (event) => {
    const message = received(event);
    if (!message || !talk || event.source !== talk) return;
    last = Date.now();
    if (message.kind === "answer" && !isThere) {
      if (message.proof !== (await proofOf(key, "talk", challenge))) return;
      set(true);
      post(talk, { kind: "hello", proof: await proofOf(key, "presenter", message.challenge ?? "") });
    } else if (isThere && message.kind === "say") heard(message.body);
    else if (isThere && message.kind === "bye") set(false);
  };
  const tick = () => {
    if (!talk || talk.closed) return set(false);
    if (isThere && Date.now() - last > 2 * PING_MS) set(false); // gone without a word
    if (!isThere) knock();
    else if (Date.now() - last > PING_MS) post(talk, { kind: "ping" });
  };
  window.addEventListener("message", listen);
  window.addEventListener("pagehide", () => talk && post(talk, { kind: "bye" }));
  setInterval(tick, KNOCK_MS);
  knock();
  return {
    /** @param {StageCommand} command */
    send: (command) => void (isThere && talk && post(talk, { kind: "say", body: command })),
  };
}
