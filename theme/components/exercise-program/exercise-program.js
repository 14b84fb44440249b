// <exercise-program>: keeps what is picked, its order and its doses in the address,
// behind the #, which no server gets; puts exercises in order; prints and copies.
// Without this script ticking and printing work the same. Nothing is stored or sent.
// An address is somebody else's word: only exercises of this page are taken from it,
// each once, and a dose is put in as plain text, cut to its length.

const FRAGMENT = "#p=";

class ExerciseProgram extends HTMLElement {
  #list = this.querySelector("ol");
  #news = this.querySelector("output");
  #order = [...this.#list.children];
  #doses = new Map(this.#order.map((entry) => [entry, this.#amount(entry).value]));

  connectedCallback() {
    for (const each of this.querySelectorAll("[hidden]")) each.hidden = false;
    this.addEventListener("change", this.#picked);
    this.addEventListener("click", this.#act);
    addEventListener("hashchange", this.#follow);
    this.#follow();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#follow);
  }

  #amount(entry) {
    return entry.querySelector(".exercise-program__amount");
  }

  #box(entry) {
    return entry.querySelector("[type=checkbox]");
  }

  get #chosen() {
    return [...this.#list.children].filter((entry) => this.#box(entry).checked);
  }

  #picked = ({ target }) => {
    const entry = target.closest("li");
    if (target.type === "checkbox" && target.checked) {
      const last = this.#chosen.filter((each) => each !== entry).at(-1);
      if (last) last.after(entry);
      else this.#list.prepend(entry);
      target.focus();
      this.#tell(entry);
    }
    this.#write();
  };

  #act = ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.move) this.#move(button);
    else if (button.dataset.act === "clear") this.#clear();
    else if (!this.#chosen.length) this.#say(this.dataset.empty);
    else if (button.dataset.act === "print") this.#print();
    else this.#copy();
  };

  #move(button) {
    const chosen = this.#chosen;
    const entry = button.closest("li");
    const other = chosen[chosen.indexOf(entry) + Number(button.dataset.move)];
    if (other) {
      if (button.dataset.move === "1") other.after(entry);
      else other.before(entry);
      button.focus();
      this.#write();
    }
    this.#tell(entry);
  }

  #tell(entry) {
    const place = this.#chosen.indexOf(entry) + 1;
    const name = entry.querySelector("b").textContent;
    this.#say(this.dataset.moved.replace("{place}", place).replace("{name}", () => name));
  }

  #say(text) {
    this.#news.value = text;
  }

  // Pictures that wait for their turn would be missing on paper.
  async #print() {
    const pictures = this.#chosen.map((entry) => entry.querySelector("img"));
    for (const picture of pictures) picture.loading = "eager";
    await Promise.allSettled(pictures.map((picture) => picture.decode()));
    print();
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#say(this.dataset.copied);
    } catch {
      this.#say(location.href);
    }
  }

  #clear() {
    this.#show([]);
    this.#write();
    this.#say("");
  }

  #write() {
    const parts = this.#chosen.map((entry) => {
      const dose = this.#amount(entry).value;
      const own = dose === this.#doses.get(entry) ? "" : `~${encodeURIComponent(dose)}`;
      return entry.dataset.slug + own;
    });
    const hash = parts.length ? FRAGMENT + parts.join(",") : location.pathname;
    history.replaceState(null, "", hash);
  }

  #follow = () => {
    if (location.hash.startsWith(FRAGMENT))
      this.#show(location.hash.slice(FRAGMENT.length).split(","));
  };

  #show(parts) {
    const wanted = new Map();
    for (const part of parts) {
      const [slug, dose] = part.split("~", 2);
      const entry = this.#order.find((each) => each.dataset.slug === slug);
      if (entry && !wanted.has(entry)) wanted.set(entry, this.#plain(entry, dose));
    }
    for (const entry of this.#order) {
      this.#box(entry).checked = wanted.has(entry);
      this.#amount(entry).value = wanted.get(entry) ?? this.#doses.get(entry);
    }
    const rest = this.#order.filter((entry) => !wanted.has(entry));
    this.#list.append(...wanted.keys(), ...rest);
  }

  #plain(entry, dose) {
    if (dose === undefined) return undefined;
    try {
      return decodeURIComponent(dose).slice(0, this.#amount(entry).maxLength);
    } catch {
      return undefined;
    }
  }
}

customElements.define("exercise-program", ExerciseProgram);
