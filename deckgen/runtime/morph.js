/**
 * Makes an element like another one with as little change as can be, so that what is
 * alike stays: a film goes on playing, a focus stays where it is.
 */

/** What the runtime gives to elements of a frame, and no talk can. */
const OWN_CLASS = /^(?:deckgen-.*|impress-.*|substep-visible|substep-active|active|past|present|future|on|dim)$/;
const OWN_ATTRIBUTE = /^(?:style|inert|data-fit-over|data-(?:x|y|z|scale|rotate|rotate-x|rotate-y|frame))$/;

/** @param {Element} at @param {Element} wanted */
function morph(at, wanted) {
  for (const { name, value } of [...wanted.attributes]) {
    const text = name === "class" ? classesOf(at, value) : value;
    if (at.getAttribute(name) !== text) at.setAttribute(name, text);
  }
  for (const { name } of [...at.attributes]) {
    if (wanted.hasAttribute(name) || OWN_ATTRIBUTE.test(name)) continue;
    const own = name === "class" ? classesOf(at, "") : "";
    if (own) at.setAttribute(name, own);
    else at.removeAttribute(name);
  }
  morphChildren(at, wanted);
}

/** The wanted classes, and those that the runtime gave. @param {Element} at @param {string} wanted */
function classesOf(at, wanted) {
  const own = [...at.classList].filter((name) => OWN_CLASS.test(name) && !wanted.split(" ").includes(name));
  return [wanted, ...own].filter(Boolean).join(" ");
}

/** @param {Element} at @param {Element} wanted */
function morphChildren(at, wanted) {
  const olds = [...at.childNodes];
  const news = [...wanted.childNodes];
  let start = 0;
  while (start < olds.length && start < news.length && alike(olds[start], news[start])) start++;
  let end = 0;
  const most = Math.min(olds.length, news.length) - start;
  while (end < most && alike(olds[olds.length - 1 - end], news[news.length - 1 - end])) end++;

  const pairs = [...range(0, start).map((index) => [olds[index], news[index]])];
  pairs.push(...range(0, end).map((index) => [olds[olds.length - 1 - index], news[news.length - 1 - index]]));
  for (const node of olds.slice(start, olds.length - end)) node.remove();
  const next = olds[olds.length - end] ?? null;
  for (const node of news.slice(start, news.length - end)) at.insertBefore(node, next);
  for (const [old, fresh] of pairs) morphNode(old, fresh);
}

/** @param {Node} old @param {Node} fresh */
function morphNode(old, fresh) {
  if (old instanceof Element && fresh instanceof Element) morph(old, fresh);
  else if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
}

/** Whether one node can become the other. @param {Node} one @param {Node} other */
function alike(one, other) {
  if (one.nodeName !== other.nodeName) return false;
  if (!(one instanceof HTMLMediaElement && other instanceof HTMLMediaElement)) return true;
  return one.getAttribute("src") === other.getAttribute("src");
}
