// Shows beside the editor's form what the preview says of the page that is open:
// its mistakes, and the page itself as the site has it. Names this window to the
// server, so that a page which another window changed is not overwritten unseen.

const FILES = "/__preview/files";
const WINDOW = crypto.randomUUID();
const send = window.fetch;
window.fetch = (target, options = {}) =>
  String(target.url ?? target).endsWith(FILES)
    ? send(target, { ...options, headers: { ...headersOf(options), "X-Editor": WINDOW } })
    : send(target, options);

const headersOf = (options) => Object.fromEntries(new Headers(options.headers));

const STYLE = `
  #nc-root { inline-size: 64vw; block-size: 100vh; overflow: auto; transform: scale(1); }

  #beside { position: fixed; inset: 0 0 0 auto; width: 36vw; z-index: 1000;
    display: flex; flex-direction: column; background: #fff; color: #14211d;
    border-inline-start: 1px solid #ccc; font: 15px/1.45 sans-serif; }
  #beside > div { padding: .75rem 1rem; max-height: 45vh; overflow: auto; }
  #beside h2 { font-size: 1rem; margin: 0 0 .25rem; }
  #beside ul { margin: 0; padding-inline-start: 1.1rem; }
  #beside button { all: unset; cursor: pointer; text-decoration: underline; }
  #beside .bad { color: #9b1c1c; }
  #beside iframe { flex: 1; border: 0; border-block-start: 1px solid #ccc; }
  @media (max-width: 60rem) { #nc-root { inline-size: auto; } #beside { display: none; } }
`;

const panel = document.createElement("aside");
panel.id = "beside";
panel.setAttribute("aria-label", "The page as the site has it");
panel.innerHTML =
  "<div role=status><h2></h2><p></p><ul></ul><p><a href=/admin/facts.html>" +
  "Hours, facts, sources, comments</a></p></div><iframe title='The page'></iframe>";
const frame = panel.querySelector("iframe");
const style = document.createElement("style");
style.textContent = STYLE;
document.head.append(style);
document.body.append(panel);

let folders = {};
let shown = "";

// The file of the entry that is open, from the editor's own address.
const file = () => {
  const found = location.hash.match(/collections\/([^/]+)\/entries\/([^/?]+)/);
  const folder = found && folders[found[1]];
  return folder ? `${folder}/${decodeURIComponent(found[2])}.md` : "";
};

const item = ({ line, problem, mend }, kind) => {
  const made = document.createElement("li");
  made.className = kind;
  made.textContent = `Line ${line}: ${problem} ${mend}`;
  return made;
};

const show = async () => {
  const path = file();
  const heading = panel.querySelector("h2");
  const list = panel.querySelector("ul");
  list.replaceChildren();
  panel.querySelector("p").textContent = "";
  if (!path) {
    heading.textContent = "Open a page to see it here";
    return;
  }
  const told = await (await send(`/__preview/file.json?path=${encodeURIComponent(path)}`)).json();
  heading.className = told.mistakes.length ? "bad" : "";
  heading.textContent = told.mistakes.length
    ? "Saved, but not on the site: correct this first"
    : told.works
      ? "On the preview as saved"
      : "Saved; the site waits for other pages";
  if (told.elsewhere)
    panel.querySelector("p").textContent =
      `${told.elsewhere} mistakes in other files keep the site as it was.`;
  list.append(...told.mistakes.map((each) => item(each, "bad")));
  list.append(...told.notes.map((each) => item(each, "note")));
  if (told.address && frame.getAttribute("src") !== told.address) frame.src = told.address;
  shown = path;
};

const start = async () => {
  const config = await (await send("/admin/config.yml")).json();
  folders = Object.fromEntries(config.collections.map((each) => [each.name, each.folder]));
  new EventSource("/__preview/events").onmessage = show;
  addEventListener("hashchange", show);
  show();
};

start();
