// The preview's aids, in the author's browser only: shows a page's new text when it
// is saved, reloads the page when more has changed, lists mistakes over the last good page, marks pages visitors
// can't see, and puts each editorial note next to the sentence it means.

const STYLE = `
  :host { all: initial; font: 1rem/1.5 system-ui, sans-serif; color: #1d1d1b }
  * { box-sizing: border-box }
  .state { position: fixed; inset: auto auto 1rem 1rem; z-index: 2147483646;
    display: flex; flex-wrap: wrap; gap: .25rem .75rem; max-inline-size: calc(100vw - 2rem);
    padding: .5rem .875rem; border-radius: .5rem; background: #402a63; color: #fff;
    box-shadow: 0 .25rem 1rem #0006 }
  .state:empty { display: none }
  button { font: inherit; padding: .25rem .75rem; border: 1px solid; border-radius: .375rem;
    background: #fff; color: #1d1d1b; cursor: pointer }
  dialog { inline-size: min(52rem, 100vw - 2rem); max-block-size: 80vh; overflow: auto;
    border: 0; border-block-start: .5rem solid #b3261e; border-radius: .5rem;
    padding: 1.25rem 1.5rem; color: inherit; background: #fff; box-shadow: 0 1rem 3rem #0008 }
  dialog::backdrop { background: #1d1d1b99 }
  h2 { margin: 0 0 .25rem; font-size: 1.25rem }
  ol { padding: 0; list-style: none }
  li { padding-block: .625rem; border-block-start: 1px solid #d4d0c8 }
  code { font: .875rem ui-monospace, monospace; color: #7a1c16; overflow-wrap: anywhere }
  p { margin: .125rem 0 }
  .note { display: block; margin-block: .5rem; padding: .5rem .75rem; border-radius: .375rem;
    border-inline-start: .25rem solid #8a5a00; background: #fff4d6; font-size: .9375rem }
  .note b { font-weight: 600 }
`;
import { fetched, revise } from "./revise.js";

const BLOCKS = "p, li, h1, h2, h3, h4, td, th, dt, dd, figcaption, blockquote, summary";

const make = (tag, props = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};

const inShadow = (tag, ...children) => {
  const host = document.createElement(tag);
  host.attachShadow({ mode: "open" }).append(make("style", { textContent: STYLE }), ...children);
  return host;
};

// Typography turns quotes and dashes into finer ones: compare letters and digits.
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function share(wanted, element) {
  const there = new Set(wordsOf(element.textContent));
  return wanted.filter((word) => there.has(word)).length / wanted.length;
}

function blockFor(words) {
  const wanted = wordsOf(words);
  if (!wanted.length) return null;
  const blocks = [...document.querySelectorAll(`main :is(${BLOCKS})`)];
  let best = null;
  let most = 0.6;
  for (const block of blocks) {
    // Of a list item and the paragraph in it, the inner one is nearer.
    const found = share(wanted, block);
    if (found > most || (found === most && best?.contains(block))) [best, most] = [block, found];
  }
  return best;
}

function mark(block, note) {
  const quoted = [...note.problem.matchAll(/[“"]([^”"]+)[”"]/g)].map((found) => found[1]);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const ranges = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const words of quoted) {
      const at = node.data.toLowerCase().indexOf(words.toLowerCase());
      if (at < 0) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      ranges.push(range);
    }
  }
  return ranges;
}

function showNotes(notes) {
  document.querySelectorAll("preview-note").forEach((note) => note.remove());
  const ranges = [];
  const homeless = [];
  for (const note of notes) {
    const block = blockFor(note.words);
    if (!block) homeless.push(note);
    else {
      ranges.push(...mark(block, note));
      const place = inShadow("preview-note", make("span", { className: "note" },
        make("b", { textContent: note.problem }), ` ${note.fix} `,
        make("code", { textContent: `line ${note.line}` })));
      if (block.matches("li, td, th, dt, dd")) block.append(place);
      else block.after(place);
    }
  }
  if (window.Highlight) CSS.highlights.set("preview-note", new Highlight(...ranges));
  return homeless;
}

function listOf(mistakes) {
  return make("ol", {}, ...mistakes.map(({ path, line, problem, fix }) => make("li", {},
    make("code", { textContent: `${path}:${line}` }),
    make("p", { textContent: problem }),
    make("p", { textContent: fix }))));
}

function linksTo(pages) {
  return make("ol", {}, ...pages.map(({ address, title, state }) => make("li", {},
    make("a", { href: address, textContent: title }), ` (${state})`)));
}

class PreviewDesk extends HTMLElement {
  #built = new URL(import.meta.url).searchParams.get("v"); // the build of this page
  #sent = fetched(); // the page without what scripts did to it
  #state = make("div", { className: "state" });
  #dialog = make("dialog");
  #known;
  #listed = ""; // the mistakes that were shown last: who closes their list keeps it closed

  constructor() {
    super();
    const style = make("style", { textContent: STYLE });
    this.#state.setAttribute("role", "status");
    this.#dialog.setAttribute("aria-labelledby", "title");
    this.attachShadow({ mode: "open" }).append(style, this.#state, this.#dialog);
  }

  connectedCallback() {
    addEventListener("unsaved", this.#unsaved);
    document.head.append(make("style", {
      textContent: "::highlight(preview-note) { background: #ffdf80; color: #1d1d1b }" }));
    const hear = ({ data }) => this.#update(data);
    if (window.SharedWorker) {
      new SharedWorker("/__preview/events.js").port.onmessage = hear;
    } else new EventSource("/__preview/events").onmessage = hear;
  }

  // The editor beside this page has text that is not saved.
  #unsaved = () => this.#revise();

  async #update(told) {
    if (told === this.#known) return;
    this.#known = told;
    const { version, works, only, same } = JSON.parse(told);
    const here = decodeURIComponent(location.pathname);
    if (only && only !== here) return; // told again when the whole site is built
    const known = version === this.#built || this.#built === same[here];
    if (!known && works) {
      if (only) await this.#revise();
      else location.reload();
      return;
    }
    const answer = await fetch(`/__preview/state.json?page=${encodeURIComponent(here)}`);
    const state = await answer.json();
    // A page may be shown before the site around it turns out to have mistakes.
    if (state.mistakes.length && state.withdrawn.includes(this.#built)) location.reload();
    else this.#show(state);
  }

  async #revise() {
    const last = await this.#sent;
    const now = await fetched();
    if (last?.version !== this.#built || !now || !revise(last.page, now.page)) location.reload();
    this.#built = now.version;
    this.#sent = now;
  }

  #show({ page, mistakes, notes, others, unseen }) {
    const homeless = showNotes(notes);
    const lines = [
      page?.state === "draft" && "Draft: visitors can't see this page.",
      page?.state === "hidden" && "Hidden: only people with the address see this page.",
      page?.state === "future" && `Appears on ${page.date}: visitors can't see it yet.`,
      notes.length && `${notes.length} editorial note${notes.length > 1 ? "s" : ""} here.`,
      others && `${others} on other pages.`,
    ].filter(Boolean);
    this.#state.replaceChildren(...lines.map((text) => make("span", { textContent: text })));
    if (unseen.length) this.#offer(`Drafts (${unseen.length})`, "Pages visitors can't see", "", linksTo(unseen));
    if (homeless.length) this.#offer("Notes", "Notes on this page", "", listOf(homeless));
    const listed = JSON.stringify(mistakes);
    if (mistakes.length) this.#offer("Show mistakes", ...this.#failure(mistakes));
    else this.#dialog.close();
    if (mistakes.length && listed !== this.#listed) this.#open(...this.#failure(mistakes));
    this.#listed = listed;
  }

  #failure(mistakes) {
    const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
    return [`${count} to mend`, "The page underneath is the last good one.", listOf(mistakes)];
  }

  #offer(label, ...content) {
    const button = make("button", { textContent: label });
    button.addEventListener("click", () => this.#open(...content));
    this.#state.append(button);
  }

  #open(title, text, list) {
    const close = make("button", { textContent: "Close" });
    close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.replaceChildren(make("h2", { id: "title", textContent: title }),
      make("p", { textContent: text }), list, close);
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}

customElements.define("preview-desk", PreviewDesk);
document.body.append(document.createElement("preview-desk"));
