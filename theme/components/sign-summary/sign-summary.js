// <sign-summary>: gathers the ticked signs of the page and says aloud, politely,
// which result fits. Offers to print, to copy and to clear.
// Without this script the checklist works the same; its results are chosen by
// sign-result.css. Ticks are never stored or sent: a link that carries them is
// made only when asked for, and they stand behind its #, which no server gets.

const FRAGMENT = "#ticked=";
const LEVELS = ["emergency", "same-day", "therapy"]; // the first that fits wins

class SignSummary extends HTMLElement {
  #boxes = [...document.querySelectorAll(".sign-list__box")];
  #nones = [...document.querySelectorAll(".sign-list__none")];
  #says = 0;

  connectedCallback() {
    this.hidden = false;
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

  // A sign excludes “none of these” in its part, and the other way round.
  #choose = ({ target }) => {
    const level = this.#level(target);
    if (!level) return;
    if (target.checked) {
      const others = this.#nones.includes(target) ? this.#boxes : this.#nones;
      for (const box of others) if (this.#level(box) === level) box.checked = false;
    }
    this.#show();
    this.#announce();
  };

  // Before this script came, both could be ticked: the sign counts.
  #settle() {
    const levels = new Set(this.#ticked.map((box) => this.#level(box)));
    for (const box of this.#nones) if (levels.has(this.#level(box))) box.checked = false;
  }

  #follow = () => {
    const { hash } = location;
    if (hash.startsWith(FRAGMENT)) {
      const named = new Set(hash.slice(FRAGMENT.length).split(","));
      for (const box of this.#boxes) box.checked = named.has(this.#slug(box));
      for (const box of this.#nones) box.checked = false;
      history.replaceState(null, "", location.pathname); // leave no trace of them
      this.#announce();
    } else if (hash) {
      const sign = document.getElementById(hash.slice(1));
      if (sign?.matches(".sign-list__sign")) sign.querySelector("details").open = true;
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
    const always = document.querySelector(".sign-result--always p").textContent;
    const lines = this.#ticked.map((box) => `- ${this.#title(box)}`);
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

  #level(box) {
    return LEVELS.find((level) => box.closest(`.sign-list--${level}`));
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
    const { none, one, many } = this.#part("count").dataset;
    const count = this.#ticked.length;
    return count > 1 ? many.replace("{count}", count) : count ? one : none;
  }

  get #result() {
    const ticked = new Set(this.#ticked.map((box) => this.#level(box)));
    const level = LEVELS.find((each) => ticked.has(each)) ?? "none";
    const heading = document.querySelector(`.sign-result--${level} .sign-result__heading`);
    return heading.lastChild.textContent;
  }
}

customElements.define("sign-summary", SignSummary);
