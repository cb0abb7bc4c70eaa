/** Trades the token of the address, which no server is sent, for a pass; then goes in. */
async function enter() {
  const token = location.hash.slice(1);
  if (!/^[\w-]{22,64}$/.test(token)) return;
  history.replaceState(null, "", "/"); // a token must not stay where others read it
  const answer = await fetch("/_deckgen/enter", {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
  });
  const { role } = answer.ok ? await answer.json() : { role: null };
  if (role === "steer") sessionStorage.setItem("deckgen-key", token);
  if (role) location.replace(role === "steer" ? "/?remote" : "/?follow");
  else tell("This link is of an earlier start. Ask the speaker for the new one.");
}

/** @param {string} text */
function tell(text) {
  const why = document.getElementById("why");
  if (why) why.textContent = text;
}

window.addEventListener("hashchange", () => location.reload());
enter().catch(() => tell("The speaker's computer does not answer. Are you on the same network?"));
