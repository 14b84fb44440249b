// Edits a file of facts as text, and says at once what the site makes of it.

import { ask } from "./asking.js";

const [choice, text, status] = ["#file", "#text", "[role=status]"].map((each) =>
  document.querySelector(each),
);
let version = "";

const say = (words, bad = false) => {
  const line = document.createElement("p");
  line.className = bad ? "bad" : "";
  line.textContent = words;
  status.append(line);
};

const open = async (path) => {
  const told = await ask("readText", { path });
  text.value = told.text;
  version = told.version;
  choice.replaceChildren(
    ...told.files.map((each) => new Option(each.replace("content/", ""), each, false, each === path)),
  );
  location.hash = path;
  judge();
};

const save = async () => {
  status.replaceChildren();
  try {
    const told = await ask("saveText", { path: choice.value, text: text.value, version });
    version = told.version;
    say("Saved. The site is being made anew …");
  } catch (error) {
    say(error.message, true);
    if (error.message.includes("save once more")) version = "mine";
  }
};

const judge = async () => {
  const query = encodeURIComponent(choice.value);
  const told = await (await fetch(`/__preview/file.json?path=${query}`)).json();
  status.replaceChildren();
  for (const { line, problem, fix } of told.mistakes)
    say(`Line ${line}: ${problem} ${fix}`, true);
  for (const { line, problem, fix } of told.notes) say(`Line ${line}: ${problem} ${fix}`);
  if (!told.mistakes.length) say(told.works ? "The site has this file." : "Other files keep the site as it was.");
};

document.querySelector("#save").addEventListener("click", save);
document.querySelector("#reload").addEventListener("click", () => open(choice.value));
choice.addEventListener("change", () => open(choice.value));
new EventSource("/__preview/events").onmessage = judge;
open(location.hash.slice(1) || "content/practice/hours.toml");
