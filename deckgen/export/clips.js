/** What stands for films and sounds in print: pictures and names, which lead to their files. */

/** A picture in the place of a film: its poster, else the first that it shows. @param {HTMLVideoElement} film */
async function stilled(film) {
  const still = document.createElement("img");
  still.className = film.className;
  still.dataset.clip = film.getAttribute("src") ?? "";
  still.alt = film.getAttribute("aria-label") ?? film.title;
  if (film.poster) still.src = film.poster;
  else {
    film.preload = "auto";
    film.load();
    await new Promise((done) => {
      if (film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) done(0);
      film.onloadeddata = film.onerror = done;
    });
    const paper = document.createElement("canvas");
    [paper.width, paper.height] = [film.videoWidth || 16, film.videoHeight || 9];
    paper.getContext("2d")?.drawImage(film, 0, 0);
    still.src = paper.toDataURL("image/jpeg", 0.9);
  }
  await still.decode().catch(() => {});
  film.replaceWith(still);
}

/**
 * What stands for a clip leads to its file; a sound, which shows nothing, is its name.
 * @param {Element} clip @param {Record<string, string>} clips where each address leads, see pdf.py
 */
function leadToClip(clip, clips) {
  const link = document.createElement("a");
  const to = clips[clip.getAttribute("data-clip") ?? clip.getAttribute("src") ?? ""];
  if (!to) return;
  link.href = to;
  const name = (clip instanceof HTMLImageElement ? clip.alt : clip.ariaLabel) || decodeURIComponent(to.split("/").pop() ?? "");
  if (clip instanceof HTMLAudioElement) {
    link.textContent = name;
    clip.replaceWith(link);
    return;
  }
  link.ariaLabel = name;
  layOver(clip, link);
}

/** A sign to play it on each film that leads to its file. @param {Record<string, string>} clips as above */
function markFilms(clips) {
  document.adoptedStyleSheets.push(playStyles());
  for (const film of document.querySelectorAll("video")) {
    if (clips[film.getAttribute("src") ?? ""]) layOver(film, document.createElement("span"));
  }
}

/** Over the picture, not around it: the theme's rules are for what stands right in the figure. @param {Element} clip @param {HTMLElement} sign */
function layOver(clip, sign) {
  if (clip.parentElement) clip.parentElement.style.position = "relative";
  sign.className = "deckgen-play";
  clip.after(sign);
}

/** The sign to play a film. */
function playStyles() {
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    .deckgen-play, .deckgen-play::before, .deckgen-play::after { position: absolute; inset: 0; margin: auto; }
    .deckgen-play::before { content: ""; width: 1.6em; height: 1.6em; border-radius: 50%; background: #fff; box-shadow: 0 0 0 0.06em #000; }
    .deckgen-play::after { content: ""; left: 0.12em; width: 0.7em; height: 0.8em; background: #111; clip-path: polygon(0 0, 100% 50%, 0 100%); }`);
  return styles;
}
