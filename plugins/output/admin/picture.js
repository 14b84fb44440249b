// Puts a picture into the text: what it shows, a caption, and what a cut keeps.

import { ask, dialog, make } from "./asking.js";

const FOLDER = "content/images";
const FORMS = ["", "16/9", "4/3", "3/2", "1/1", "3/4"];

const quoted = (words) => words.replaceAll('"', "'").replace(/\s+/g, " ").trim();

// Writes the line that docs/writing.md shows.
function line({ name, up, alt, caption, ratio, focus, decorative }) {
  const wishes = [
    caption && `caption="${quoted(caption)}"`,
    ratio && `ratio="${ratio}"`,
    ratio && focus && `focus="${focus}"`,
    decorative && "decorative",
  ].filter(Boolean);
  const words = decorative ? "" : quoted(alt).replace(/[[\]]/g, "");
  const where = /[\s()]/.test(name) ? `<${up}images/${name}>` : `${up}images/${name}`;
  return `![${words}](${where})${wishes.length ? `{${wishes.join(" ")}}` : ""}`;
}

async function uploaded(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const asset = { path: `${FOLDER}/${file.name}`, content: btoa(binary), encoding: "base64" };
  return (await ask("persistMedia", { asset })).name;
}

function field(words, input) {
  input.setAttribute("aria-label", words);
  return make("p", {}, make("label", {}, `${words} `, input));
}

// Where a click on the picture falls is what a cut keeps.
function aim(image, cross, event) {
  const box = image.getBoundingClientRect();
  const [left, top] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
    .map((each) => Math.round(100 * Math.min(1, Math.max(0, each))));
  cross.style.cssText = `left: ${left}%; top: ${top}%`;
  cross.hidden = false;
  return `${left}% ${top}%`;
}

export async function insertPicture(path, insert) {
  const pictures = await ask("getMedia", {});
  const choice = make("select", {}, ...pictures.map(({ name }) => new Option(name, name)));
  const upload = make("input", { type: "file", accept: ".jpg,.jpeg,.png,.webp,.avif,.gif,.svg" });
  const [alt, caption] = [make("input", { type: "text" }), make("input", { type: "text" })];
  const decorative = make("input", { type: "checkbox" });
  const ratio = make("select", {}, ...FORMS.map((each) => new Option(each || "as it is", each)));
  const image = make("img", { alt: "" });
  const cross = make("span", { className: "cross", hidden: true });
  const bad = make("p", { className: "bad" });
  let focus = "";
  const show = () => {
    const found = pictures.find(({ name }) => name === choice.value);
    const kind = choice.value.endsWith(".svg") ? "image/svg+xml" : "image/*";
    image.src = found ? `data:${kind};base64,${found.content}` : "";
    focus = "";
    cross.hidden = true;
  };
  choice.addEventListener("change", show);
  upload.addEventListener("change", async () => {
    bad.textContent = "";
    try {
      const name = await uploaded(upload.files[0]);
      pictures.splice(0, pictures.length, ...(await ask("getMedia", {})));
      choice.replaceChildren(...pictures.map((each) => new Option(each.name, each.name)));
      choice.value = name;
      show();
    } catch (error) {
      bad.textContent = error.message;
    }
  });
  image.addEventListener("click", (event) => {
    focus = aim(image, cross, event);
  });
  show();
  const depth = path.split("/").length - 2;
  const put = () => {
    if (!choice.value || (!alt.value.trim() && !decorative.checked)) {
      bad.textContent = choice.value
        ? "Say what it shows, for people who can't see it; or tick that it says nothing."
        : "Choose a picture, or upload one.";
      return false;
    }
    insert(line({
      name: choice.value, up: "../".repeat(depth), alt: alt.value, caption: caption.value,
      ratio: ratio.value, focus, decorative: decorative.checked,
    }));
    return true;
  };
  dialog("A picture",
    [field("Picture", choice), field("or upload one", upload),
      make("div", { className: "aim" }, image, cross),
      field("What it shows", alt), field("It says nothing (decorative)", decorative),
      field("Caption", caption), field("Shape", ratio),
      make("p", { textContent: "With a shape, click on the picture at what must stay in it." }), bad],
    ["Put it into the text", put], ["Leave it"]);
}
