// Puts a page's new text in place of the old, so that the author sees it at once
// and keeps the place on the page. It compares what the server sent then and now,
// and touches only what differs. Where a script may have a hand in that, the page
// is better loaded again.

const AIDS = '[src^="/__preview/"], preview-desk, preview-note';
const LIVING = "h1, h2, h3, h4, h5, h6, [id], a[href^='#'], button, form, details, dialog, script, style, template, svg";

// The page as the server sends it, and its version; null where it can't be had.
export async function fetched() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const script = page.querySelector('script[src^="/__preview/preview.js"]');
  const version = new URL(script.src, location.href).searchParams.get("v");
  page.querySelectorAll(AIDS).forEach((aid) => aid.remove());
  return { page, version };
}

// Tells whether the page in the browser has become the new one.
export function revise(last, now) {
  if (resources(last) !== resources(now)) return false;
  document.querySelectorAll("preview-note").forEach((note) => note.remove());
  const changes = [];
  if (!compare(last.body, now.body, document.body, changes)) return false;
  for (const { parent, old, fresh, next } of changes) {
    old.forEach((node) => node.remove());
    fresh.forEach((node) => parent.insertBefore(document.importNode(node, true), next));
  }
  document.title = now.title;
  return true;
}

const resources = ({ head }) =>
  [...head.querySelectorAll("link, script, style, base")].map((each) => each.outerHTML).join();

const children = (node) => [...node.childNodes].filter((child) => !child.matches?.(AIDS));

// Tells an element from another, but for what is in it.
const isAlike = (one, other) =>
  one.nodeType === other.nodeType && (!one.attributes || one.cloneNode().isEqualNode(other.cloneNode()));

// Collects what to replace below `live`; false where only loading again is safe.
function compare(last, now, live, changes) {
  if (last.isEqualNode(now)) return true;
  const [before, after, shown] = [last, now, live].map(children);
  if (before.length !== shown.length) return false;
  const [start, end] = unchanged(before, after);
  const [old, fresh, there] = [before, after, shown].map((all) => all.slice(start, all.length - end));
  if (old.length === fresh.length && old.every((node, n) => isAlike(node, fresh[n]))) {
    return old.every((node, n) => compareOne(node, fresh[n], there[n], changes));
  }
  if (!isPlain(old, there) || fresh.some(isAlive)) return false;
  changes.push({ parent: live, old: there, fresh, next: shown[start + old.length] ?? null });
  return true;
}

function compareOne(last, now, live, changes) {
  if (last.attributes) return compare(last, now, live, changes);
  if (!isPlain([last], [live])) return false;
  changes.push({ parent: live.parentNode, old: [live], fresh: [now], next: live.nextSibling });
  return true;
}

// Counts the nodes that are the same, from the first one and from the last.
function unchanged(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start].isEqualNode(after[start])) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
  return [start, end];
}

// Tells whether nodes are as they were sent, and mean nothing to a script.
const isPlain = (sent, live) =>
  sent.every((node, n) => node.isEqualNode(live[n]) && !isAlive(node));

const isAlive = (node) => node.matches && (node.matches(LIVING) || node.querySelector(LIVING));
