// Shows beside the editor's form what the preview says of what is open: its mistakes,
// at their fields too, and the page itself with what is not saved yet. Starts the
// editor.

import { ask, choose, make, rename } from "./asking.js";
import { insertPicture } from "./picture.js";

const PAUSE = 250; // milliseconds without a key, before the page is made anew

const STYLE = `
  #nc-root { inline-size: 64vw; block-size: 100vh; overflow: auto; transform: scale(1); }
  .Pane1 { inline-size: 100% !important; max-inline-size: none !important; }
  .Pane2, .Resizer, [title="Toggle preview"], [title="Sync scrolling"] { display: none !important; }

  #beside { position: fixed; inset: 0 0 0 auto; width: 36vw; z-index: 1000;
    display: flex; flex-direction: column; background: #fff; color: #14211d;
    border-inline-start: 1px solid #ccc; font: 15px/1.45 sans-serif; }
  #beside > div { padding: .75rem 1rem; max-height: 45vh; overflow: auto; }
  #beside h2 { font-size: 1rem; margin: 0 0 .25rem; }
  #beside ul { margin: 0; padding-inline-start: 1.1rem; }
  #beside p { margin: .25rem 0; }
  #beside button, #beside a { font: inherit; color: #0b5c46; background: none; border: 0;
    padding: .5rem .75rem .5rem 0; cursor: pointer; text-decoration: underline; }
  #beside .bad, .asking .bad, .at-field { color: #9b1c1c; }
  #beside iframe { flex: 1; border: 0; border-block-start: 1px solid #ccc; }
  .at-field { margin: .25rem 0 0; font: 14px/1.4 sans-serif; }
  .asking { inline-size: min(60rem, 94vw); max-block-size: 92vh; overflow: auto; border: 1px solid #888;
    border-radius: .5rem; padding: 1rem 1.25rem; font: 15px/1.45 sans-serif; color: #14211d; }
  .asking :is(button, input, select) { font: inherit; padding: .35rem .7rem; min-block-size: 2.5rem;
    border: 1px solid #777; border-radius: .25rem; background: #fff; }
  .asking input[type="text"] { inline-size: min(30rem, 60%); }
  .asking .both { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
  .asking pre { white-space: pre-wrap; font: 13px/1.4 monospace; max-block-size: 40vh; overflow: auto; }
  .asking .buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
  .aim { position: relative; display: inline-block; cursor: crosshair; }
  .aim img { display: block; max-inline-size: 100%; max-block-size: 14rem; }
  .aim .cross { position: absolute; inline-size: 1rem; block-size: 1rem; margin: -.5rem; border-radius: 50%;
    border: 3px solid #fff; outline: 2px solid #9b1c1c; pointer-events: none; }
  @media (max-width: 60rem) {
    #nc-root { inline-size: auto; block-size: 70vh; }
    #beside { inset: auto 0 0 0; width: auto; max-block-size: 30vh; border-block-start: 1px solid #ccc; }
    #beside iframe { display: none; }
  }
`;

const heading = make("h2");
const more = make("p");
const list = make("ul");
const frame = make("iframe", { title: "The page" });
const picture = make("button", { type: "button", hidden: true, textContent: "Put in a picture" });
const naming = make("button", { type: "button", hidden: true, textContent: "Rename" });
const texts = make("a", { href: "/admin/facts.html", textContent: "Other files, as text" });
const status = make("div", {}, heading, more, list, make("p", {}, picture, naming, texts));
status.setAttribute("role", "status");
const panel = make("aside", { id: "beside" }, status, frame);
panel.setAttribute("aria-label", "The page as the site has it");
document.head.append(make("style", { textContent: STYLE }));
document.body.append(panel);

let collections = {};
let refused = null; // why the last save was none
let unsaved = null; // what stands in the form, and not in the file
let told = {};

// The file of the entry that is open, from the editor's own address.
const file = () => {
  const found = location.hash.match(/collections\/([^/]+)\/(?:entries\/([^/?]+)|new)/);
  const collection = found && collections[found[1]];
  if (!collection || !found[2]) return "";
  const name = decodeURIComponent(found[2]);
  const fixed = collection.files?.find((each) => each.name === name);
  return fixed ? fixed.file : `${collection.folder}/${name}.${collection.extension}`;
};

const words = ({ line, problem, fix }) => `${line ? `Line ${line}: ` : ""}${problem} ${fix}`;

function atFields(mistakes) {
  document.querySelectorAll(".at-field").forEach((each) => each.remove());
  for (const mistake of mistakes) {
    const [first] = (mistake.field ?? "").split(".");
    const label = first && document.querySelector(`label[for^="${CSS.escape(first)}-field-"]`);
    const place = label?.closest("[aria-label]") ?? label?.parentElement?.parentElement;
    place?.append(make("p", { className: "at-field", textContent: words(mistake) }));
  }
}

function headline() {
  if (refused) return "Not saved";
  if (told.gone) return "This file is gone: somebody renamed or deleted it elsewhere";
  if (unsaved?.mistakes?.length) return "Not saved yet, and the site would refuse it";
  if (unsaved?.shown) return "Not saved yet; the page as it would be";
  if (unsaved) return "Not saved yet; the page shows it once it is";
  if (told.mistakes.length) return "Saved, but not on the site: correct this first";
  return told.works ? "On the preview as saved" : "Saved; the site waits for other pages";
}

function render() {
  const mistakes = refused?.mistakes ?? unsaved?.mistakes ?? told.mistakes;
  const bad = Boolean(refused || mistakes.length || told.gone);
  heading.className = bad ? "bad" : "";
  heading.textContent = headline();
  more.textContent = refused && !refused.mistakes
    ? refused.error
    : told.elsewhere ? `${told.elsewhere} mistakes in other files keep the site as it was.` : "";
  const notes = unsaved ? [] : told.notes;
  list.replaceChildren(
    ...mistakes.map((each) => make("li", { className: "bad", textContent: words(each) })),
    ...notes.map((each) => make("li", { className: "note", textContent: words(each) })));
  atFields([...mistakes, ...notes]);
}

async function show() {
  const path = file();
  const isPage = path.endsWith(".md") && !path.startsWith("content/comments/");
  naming.hidden = picture.hidden = !isPage;
  if (!path) {
    heading.className = more.textContent = "";
    heading.textContent = location.hash.endsWith("/new")
      ? "A new page is shown here once it is saved"
      : "Open a page to see it here";
    list.replaceChildren();
    if (refused) render();
    return;
  }
  told = await (await fetch(`/__preview/file.json?path=${encodeURIComponent(path)}`)).json();
  if (path !== file()) return;
  render();
  const address = told.address && `${told.address}${unsaved?.shown ? "?unsaved" : ""}`;
  if (address && frame.getAttribute("src") !== address) frame.src = address;
}

// What the form holds, given to the page beside it when the writer pauses.
let timer;
function typed(path, data, isNew) {
  clearTimeout(timer);
  refused = null; // now, not after the pause: a later refusal is news
  timer = setTimeout(async () => {
    if (isNew || path !== file()) return;
    try {
      const own = timer;
      const answer = await ask("unsaved", { path, raw: JSON.stringify(data) });
      if (own !== timer) return; // saved, or typed on, meanwhile
      unsaved = answer.same ? null : answer;
      await show();
      if (unsaved?.shown) frame.contentWindow.dispatchEvent(new Event("unsaved"));
    } catch {
      // refused: the panel says why
    }
  }, PAUSE);
}

let cursor = null; // where the writer was in the text
document.addEventListener("selectionchange", () => {
  const at = getSelection();
  const node = at.rangeCount && at.anchorNode;
  const near = node && (node.closest ? node : node.parentElement)?.closest("[data-slate-editor]");
  if (near) cursor = { editor: near, range: at.getRangeAt(0).cloneRange() };
});

function insert(text) {
  const editor = cursor?.editor.isConnected ? cursor.editor : document.querySelector("[data-slate-editor]");
  editor.focus();
  const at = getSelection();
  if (cursor?.editor === editor && editor.contains(cursor.range.startContainer)) {
    at.removeAllRanges();
    at.addRange(cursor.range);
  } else at.selectAllChildren(editor), at.collapseToEnd();
  // The editor hears of the selection a moment later, and takes what is pasted.
  setTimeout(() => paste(editor, text), 200);
}

function paste(editor, text) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const given = { clipboardData, bubbles: true, cancelable: true };
  editor.dispatchEvent(new ClipboardEvent("paste", given));
}

// Cells that a spreadsheet or a word processor parts by tabs, as a table of Markdown;
// nothing for other words, or for points whose marks have tabs behind them.
function table(text) {
  const lines = text.replaceAll("\r", "").replace(/\n+$/, "").split("\n");
  const isTable = lines.length > 1 && lines.every((line) => line.includes("\t"));
  if (!isTable || lines.every((line) => /^\s*(?:[^\w\s]|\d+[.)]|o)\t[^\t]*$/.test(line))) return "";
  const rows = lines.map((line) => line.split("\t").map((cell) => cell.trim().replaceAll("|", "\\|")));
  const width = Math.max(...rows.map((row) => row.length));
  const [head, ...others] = rows.map((row) => `| ${[...row, ...Array(width - row.length).fill("")].join(" | ")} |`);
  return [head, `|${"---|".repeat(width)}`, ...others, ""].join("\n");
}

document.addEventListener("paste", (event) => {
  const editor = event.target.closest?.("[data-slate-editor]");
  const made = editor && table(event.clipboardData.getData("text/plain"));
  if (!made) return;
  event.preventDefault();
  event.stopPropagation();
  paste(editor, made);
}, true);

addEventListener("refused", ({ detail }) => {
  if (!["persistEntry", "deleteFiles"].includes(detail.request.action)) return;
  if (detail.conflict) choose(detail);
  refused = detail;
  show();
});
addEventListener("saved", () => {
  clearTimeout(timer);
  timer = refused = unsaved = null;
  setTimeout(show);
});
addEventListener("hashchange", () => {
  refused = unsaved = null;
  show();
});
picture.addEventListener("click", () => insertPicture(file(), insert));
naming.addEventListener("click", () => rename(file(), location.hash));

// What the editor calls to publish is to save here.
function plainWords() {
  const said = structuredClone(CMS.getLocale("en"));
  const bar = said.editor.editorToolbar;
  Object.assign(bar, {
    publish: "Save", publishing: "Saving...", published: "Saved", publishNow: "Save now",
    publishAndCreateNew: "Save and create new", publishAndDuplicate: "Save and duplicate",
  });
  CMS.registerLocale("en", said);
}

// Draws nothing: it is told of each key that is pressed.
const Listener = createClass({
  componentDidMount() {
    this.hear();
  },
  componentDidUpdate() {
    this.hear();
  },
  hear() {
    const { entry } = this.props;
    const data = entry.get("data"); // of the rest, that it is being saved
    if (data === this.last) return;
    this.last = data;
    typed(file(), data.toJS(), entry.get("newRecord"));
  },
  render: () => null,
});

async function start() {
  const config = await (await fetch("/admin/config.yml")).json();
  collections = Object.fromEntries(config.collections.map((each) => [each.name, each]));
  plainWords();
  localStorage.setItem("cms.preview-visible", "true");
  for (const { name, files } of config.collections)
    for (const each of files ?? [{ name }]) CMS.registerPreviewTemplate(each.name, Listener);
  CMS.init();
  new EventSource("/__preview/events").onmessage = show;
  show();
}

start();
