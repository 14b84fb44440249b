// How the editor's pages ask their server, and the questions to whoever writes, each
// a dialog: which of two versions stays, and what a page is to be called.

const FILES = "/__preview/files";

export const make = (tag, props = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};

export const ask = async (action, params) => {
  const answer = await fetch(FILES, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ action, params }),
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error);
  return told;
};

// Shows a dialog; buttons are [words, what it does], and each closes it.
export function dialog(title, content, ...buttons) {
  const shown = make("dialog", { className: "asking" }, make("h2", { textContent: title }), ...content);
  shown.setAttribute("aria-label", title);
  const close = () => {
    shown.close();
    shown.remove();
  };
  const row = make("p", { className: "buttons" });
  for (const [words, act] of buttons) {
    const button = make("button", { type: "button", textContent: words });
    button.addEventListener("click", async () => {
      if ((await act?.()) !== false) close();
    });
    row.append(button);
  }
  shown.append(row);
  shown.addEventListener("close", () => shown.remove());
  document.body.append(shown);
  shown.showModal();
  return shown;
}

// Marks the lines that the other version has not.
function version(title, text, other) {
  const known = new Set(other.split("\n"));
  const lines = text.split("\n").map((line) =>
    known.has(line) ? `${line}\n` : make("mark", { textContent: `${line}\n` }));
  return make("section", {}, make("h3", { textContent: title }), make("pre", {}, ...lines));
}

export function choose({ conflict, error, request }) {
  const { mine, theirs, copy, version: over } = conflict;
  const both = make("div", { className: "both" },
    version("In the file now", theirs, mine), version("Yours", mine, theirs));
  const put = async () => {
    await ask(request.action, { ...request.params, over });
    location.reload();
  };
  dialog("Changed elsewhere",
    [make("p", { textContent: error }), both,
      make("p", { textContent: `A copy of yours is kept in ${copy}.` })],
    ["Take the file's version", () => location.reload()],
    ["Put mine in its place", put],
    ["Go on writing"]);
}

export function rename(path, place) {
  const now = path.split("/").at(-1).replace(/\.md$/, "");
  const name = make("input", { type: "text", value: now });
  const plan = make("pre");
  const bad = make("p", { className: "bad" });
  const work = async (carry) => {
    bad.textContent = "";
    try {
      return await ask("rename", { path, name: name.value.trim(), carry });
    } catch (error) {
      bad.textContent = error.message;
      return null;
    }
  };
  const look = async () => {
    const told = await work(false);
    plan.textContent = told ? told.lines.join("\n") : "";
    return false;
  };
  const carry = async () => {
    const told = await work(true);
    if (!told) return false;
    location.hash = place.replace(/[^/]+$/, told.name);
    location.reload();
    return true;
  };
  dialog("Rename this page",
    [make("p", {}, make("label", {}, "New name in addresses ", name)),
      make("p", { textContent: "Links, menus and translations go along, and the old address leads to the new one." }),
      bad, plan],
    ["Show what would change", look], ["Rename", carry], ["Leave it"]);
}
