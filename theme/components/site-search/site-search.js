// <site-search>: finds pages as one types; arrow keys move through them.
// The index is loaded at the first letter. What is typed stays after the # of
// the address, which browsers send to nobody, so that going back shows it again.
// Without this script the list of all pages is still there.

const SHOWN = 10;
const PAUSE = 120;

class SiteSearch extends HTMLElement {
  #index;
  #latest = 0;

  connectedCallback() {
    const form = this.querySelector("form");
    form.hidden = false;
    form.addEventListener("submit", this.#toFirst);
    this.field = form.querySelector("input");
    this.field.addEventListener("input", () => this.#search(PAUSE));
    this.addEventListener("keydown", this.#move);
    // What was typed before this script came is searched for as well.
    this.field.value ||= new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
    if (this.field.value) this.#search(0);
  }

  async #search(pause) {
    const mine = ++this.#latest;
    const words = this.field.value.trim();
    const hash = words && `#q=${encodeURIComponent(words)}`;
    await new Promise((done) => setTimeout(done, pause));
    if (mine !== this.#latest) return;
    history.replaceState(null, "", hash || location.pathname);
    if (words.length < 2) return this.#show([], "");
    const answer = await this.#find(words).catch(() => undefined);
    if (mine !== this.#latest) return;
    if (answer) this.#show(answer.results, this.#summary(answer, words));
    else this.#show([], this.dataset.failed);
  }

  // Published anew since it was loaded, an index has files of other names: again.
  #find = (words) =>
    this.#look(words).catch(() => {
      this.#index = undefined;
      return this.#look(words);
    });

  async #look(words) {
    this.#index ??= import(new URL(this.dataset.engine, location)).then((engine) =>
      engine.openIndex(new URL(this.dataset.index, location)),
    );
    const index = await this.#index;
    const found = await index.find(words);
    const cards = await Promise.all(found.pages.slice(0, SHOWN).map((page) => index.card(page)));
    const marked = (text) => mark(text, (word) => index.isOneOf(found.terms, word));
    return { ...found, results: cards.map((card) => this.#result(card, marked)) };
  }

  #result({ url, title, kind, summary, picture }, marked) {
    const result = this.querySelector("template").content.firstElementChild.cloneNode(true);
    const [place, link, about, thumb] = result.children;
    place.textContent = kind;
    link.href = url;
    link.append(...marked(title));
    about.append(...marked(summary));
    if (picture) thumb.append(Object.assign(new Image(88, 88), { src: picture, alt: "" }));
    else thumb.remove();
    return result;
  }

  #summary({ results, guessed, unknown }, words) {
    const { none, found, guessed: read, unknown: nowhere } = this.dataset;
    if (!results.length) return `${none} “${words}”`;
    const parts = [`${found} ${results.length}`];
    if (guessed.length) parts.push(`${read} ${guessed.join(", ")}`);
    if (unknown.length) parts.push(`${nowhere} ${unknown.join(", ")}`);
    return parts.join(". ");
  }

  #show(results, status) {
    this.querySelector("[role=status]").textContent = status;
    this.querySelector(".site-search__ways").hidden = !status || results.length > 0;
    this.querySelector("ol").replaceChildren(...results);
  }

  #links = () => [...this.querySelectorAll("ol a")];

  #toFirst = (event) => {
    event.preventDefault();
    this.#links()[0]?.focus();
  };

  #move = (event) => {
    const places = [this.field, ...this.#links()];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = places.indexOf(document.activeElement) + step;
    if (step && places[place]) {
      places[place].focus();
      event.preventDefault();
    } else if (event.key === "Escape") {
      this.field.focus();
      this.field.select();
    }
  };
}

// The text with <mark> around the words that were looked for.
function mark(text, isOne) {
  return text.split(/([\p{L}\p{N}'’]+)/u).map((piece, place) => {
    if (place % 2 === 0 || !isOne(piece)) return piece;
    const found = document.createElement("mark");
    found.textContent = piece;
    return found;
  });
}

customElements.define("site-search", SiteSearch);
