// <site-search>: finds pages as one types; arrow keys move through them.
// The index is loaded at the first letter. What is typed stays after the # of
// the address, which browsers send to nobody, so that going back shows it again.
// Without this script the list of all pages is still there.

const SHOWN = 10;
const PAUSE = 120;
const RANKING = { metaWeights: { title: 6, also: 8 }, pageLength: 0.4 };

class SiteSearch extends HTMLElement {
  #engine;
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
    if (!words) return this.#show([], "");
    try {
      const { results } = await (await this.#load()).search(words);
      const pages = await Promise.all(results.slice(0, SHOWN).map((each) => each.data()));
      const { found, none } = this.dataset;
      if (mine === this.#latest) this.#show(pages, pages.length ? `${found} ${results.length}` : none);
    } catch {
      this.#show([], this.dataset.failed);
    }
  }

  #load() {
    this.#engine ??= import(new URL(this.dataset.index, location)).then(async (engine) => {
      await engine.options({ ranking: RANKING, excerptLength: 24 });
      return engine;
    });
    this.#engine.catch(() => (this.#engine = undefined));
    return this.#engine;
  }

  #show(pages, status) {
    this.querySelector("[role=status]").textContent = status;
    this.querySelector("ol").replaceChildren(...pages.map(result));
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

// An excerpt is a page's own text, escaped, with <mark> around the words.
function result({ url, meta, excerpt }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const kind = document.createElement("span");
  const text = document.createElement("p");
  item.className = "site-search__result";
  link.className = "site-search__link";
  kind.className = "site-search__kind";
  link.href = url;
  link.textContent = meta.title;
  kind.textContent = meta.kind ?? "";
  text.innerHTML = excerpt;
  item.append(link, kind, text);
  return item;
}

customElements.define("site-search", SiteSearch);
