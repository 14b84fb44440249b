// <sign-summary>: gathers the ticked signs of the page and says aloud, politely,
// which result fits. Offers to print, to copy and to clear.
// Without this script the checklist works the same; its results are chosen by
// sign-result.css. Ticks are never stored or sent: a link that carries them is
// made only when asked for, and they stand behind its #, which no server gets.

const FRAGMENT = "#ticked=";
const FIRST = ["emergency", "same-day", "exit"]; // the first that fits wins

class SignSummary extends HTMLElement {
  #boxes = [...document.querySelectorAll(".sign-list__box")];
  #nones = [...document.querySelectorAll(".sign-list__none")];
  #says = 0;

  connectedCallback() {
    document.addEventListener("change", this.#choose);
    this.addEventListener("click", this.#act);
    addEventListener("hashchange", this.#follow);
    addEventListener("pageshow", this.#show); // ticks that the browser brought back
    this.#settle();
    this.#follow();
  }

  disconnectedCallback() {
    document.removeEventListener("change", this.#choose);
    removeEventListener("hashchange", this.#follow);
    removeEventListener("pageshow", this.#show);
  }

  // A sign excludes “none of these” in its step, and the other way round.
  #choose = ({ target }) => {
    const step = target.closest(".sign-step");
    if (!step) return;
    const none = this.#nones.includes(target);
    if (target.checked) {
      const others = none ? this.#boxes : this.#nones;
      for (const box of others) if (step.contains(box)) box.checked = false;
    }
    if (none && target.checked) step.scrollIntoView(); // it has folded: sign-step.css
    this.#show();
    this.#announce();
  };

  // Before this script came, both could be ticked: the sign counts.
  #settle() {
    const steps = this.#ticked.map((box) => box.closest(".sign-step"));
    for (const box of this.#nones)
      if (steps.includes(box.closest(".sign-step"))) box.checked = false;
  }

  #follow = () => {
    const { hash } = location;
    if (hash.startsWith(FRAGMENT)) {
      const named = hash.slice(FRAGMENT.length).split(",").map((name) => this.#sign(name));
      for (const box of this.#boxes) box.checked = named.includes(this.#sign(this.#slug(box)));
      for (const box of this.#nones) box.checked = false;
      history.replaceState(null, "", location.pathname); // leave no trace of them
      this.#announce();
    } else if (hash) {
      const meaning = this.#sign(hash.slice(1))?.querySelector("details");
      if (meaning) meaning.open = true;
    }
    this.#show();
  };

  #show = () => {
    const signs = this.#ticked.map((box) => {
      const item = document.createElement("li");
      item.textContent = this.#title(box);
      return item;
    });
    this.#part("signs").replaceChildren(...signs);
    this.#part("count").textContent = this.#count;
    this.#part("done").textContent = "";
    this.#part("by-hand").hidden = true;
  };

  #announce() {
    clearTimeout(this.#says); // one message for several quick ticks
    const words = this.#ticked.length ? `${this.#result}. ${this.#count}.` : this.#count;
    this.#says = setTimeout(() => this.#say(words), 400);
  }

  #act = ({ target }) => {
    const button = target.closest("button[data-does]");
    if (button) this[`${button.dataset.does}Ticks`](button.dataset.done);
  };

  printTicks() {
    print();
  }

  copyTicks(done) {
    const always = document.querySelector("#result_always p").textContent;
    const say = document.querySelector(`#result_${this.#level} .sign-result__say`);
    const lines = this.#ticked.map((box) => `- ${this.#title(box)}`);
    if (say) lines.push(say.textContent);
    const address = location.href.split("#")[0];
    const words = this.#ticked.length ? [this.#result, ...lines] : [this.#count];
    this.#copy([document.title, address, "", ...words, "", always].join("\n"), done);
  }

  linkTicks(done) {
    const ticks = this.#ticked.map(this.#slug).join(",");
    this.#copy(location.href.split("#")[0] + FRAGMENT + ticks, done);
  }

  clearTicks(done) {
    for (const box of [...this.#boxes, ...this.#nones]) box.checked = false;
    this.#show();
    this.#tell(done);
  }

  async #copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      this.#tell(done);
    } catch {
      this.#part("by-hand").hidden = false;
      this.#part("text").value = text;
      this.#part("text").select();
    }
  }

  #tell(words) {
    this.#part("done").textContent = words;
    this.#say(words);
  }

  #say(words) {
    this.querySelector("[role=status]").textContent = words;
  }

  #part(name) {
    return this.querySelector(`.sign-summary__${name}`);
  }

  // By its name or a name it had before.
  #sign(name) {
    return document.getElementById(name)?.closest(".sign-list__sign");
  }

  #slug(box) {
    return box.closest(".sign-list__sign").id;
  }

  #title(box) {
    return box.nextElementSibling.textContent;
  }

  get #ticked() {
    return this.#boxes.filter((box) => box.checked);
  }

  get #count() {
    const { empty, none, one, many } = this.#part("count").dataset;
    const count = this.#ticked.length;
    if (!count) return this.#nones.every((box) => box.checked) ? none : empty;
    return count > 1 ? many.replace("{count}", count) : one;
  }

  // The same choice as in sign-result.css.
  get #level() {
    const levels = this.#ticked.map((box) => box.dataset.level);
    const first = FIRST.find((level) => levels.includes(level));
    if (first) return first;
    const serious = this.#ticked.some(
      ({ dataset }) => dataset.level === "therapy" && dataset.mild === undefined,
    );
    if (levels.includes("self-care") && !serious) return "self-care";
    return levels.length ? "therapy" : "none";
  }

  get #result() {
    const own = this.#ticked
      .filter((box) => box.dataset.level === "exit")
      .map((box) => box.closest(".sign-list__sign").querySelector("h3"));
    const headings =
      this.#level === "exit"
        ? own
        : [document.querySelector(`#result_${this.#level} h3`)];
    return headings.map((heading) => heading.lastChild.textContent).join(". ");
  }
}

customElements.define("sign-summary", SignSummary);
