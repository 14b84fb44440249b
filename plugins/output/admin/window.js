// Runs before the editor: names this window to the server, so that a page which
// another window changed is not overwritten unseen, and passes on why something was
// not saved. desk.js starts the editor.

window.CMS_MANUAL_INIT = true;

const FILES = "/__preview/files";
const WINDOW = crypto.randomUUID();
const send = window.fetch;

const asked = (options) => ({
  ...options,
  headers: { ...Object.fromEntries(new Headers(options.headers)), "X-Editor": WINDOW },
});

window.fetch = async (target, options = {}) => {
  if (!String(target.url ?? target).endsWith(FILES)) return send(target, options);
  const answer = await send(target, asked(options));
  if (!answer.ok) {
    const refused = await answer.clone().json();
    const detail = { ...refused, request: JSON.parse(options.body) };
    dispatchEvent(new CustomEvent("refused", { detail }));
  } else if (String(options.body).includes('"persistEntry"')) {
    dispatchEvent(new CustomEvent("saved"));
  }
  return answer;
};
