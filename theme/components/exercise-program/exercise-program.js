// <exercise-program>: keeps what is picked, its order and its doses in the address,
// behind the #, which no server gets; gathers exercises in one list, in the order in
// which they are ticked; prints and copies.
// Without this script ticking and printing work the same. Nothing is stored or sent.
// An address is somebody else's word: only exercises of this page are taken from it,
// each once, and a dose is put in as plain text, cut to its length.

const FRAGMENT = "#p=";

class ExerciseProgram extends HTMLElement {
  #picks = this.querySelector("ol");
  #news = this.querySelector("output");
  #entries = [...this.querySelectorAll("[data-slug]")];
  #marks = new Map(this.#entries.map((entry) => [entry, this.#mark(entry)]));
  #doses = new Map(this.#entries.map((entry) => [entry, this.#amount(entry).defaultValue]));

  connectedCallback() {
    for (const each of this.querySelectorAll("[hidden]")) each.hidden = false;
    this.#say(this.dataset.empty);
    for (const entry of this.#entries) if (this.#box(entry).checked) this.#put(entry);
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
    return [...this.#picks.children];
  }

  // What stands where an exercise was that is picked, and leads to it.
  #mark(entry) {
    const mark = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "exercise-program__there";
    button.textContent = `✓ ${entry.querySelector("b").textContent}`;
    button.addEventListener("click", () => this.#box(entry).focus());
    mark.append(button);
    return mark;
  }

  // Among the picks, as the last of them, or back where it was.
  #put(entry) {
    const mark = this.#marks.get(entry);
    if (!this.#box(entry).checked) {
      mark.replaceWith(entry);
      return;
    }
    if (!mark.isConnected) entry.replaceWith(mark);
    this.#picks.append(entry);
  }

  #picked = ({ target }) => {
    if (target.type === "checkbox") {
      const entry = target.closest("li");
      this.#put(entry);
      // Who picks stays where the others are.
      const stay = target.checked ? this.#marks.get(entry).firstChild : target;
      stay.focus({ preventScroll: true });
      if (target.checked) this.#tell(entry);
      else this.#say(this.#chosen.length ? "" : this.dataset.empty);
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
    this.#say(this.dataset.empty);
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
      const entry = this.#entries.find((each) => each.dataset.slug === slug);
      if (entry && !wanted.has(entry)) wanted.set(entry, this.#plain(entry, dose));
    }
    for (const entry of this.#entries) {
      this.#box(entry).checked = wanted.has(entry);
      this.#amount(entry).value = wanted.get(entry) ?? this.#doses.get(entry);
      if (!wanted.has(entry)) this.#put(entry);
    }
    for (const entry of wanted.keys()) this.#put(entry);
    this.#say(wanted.size ? "" : this.dataset.empty);
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
