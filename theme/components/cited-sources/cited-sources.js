// <cited-sources>: brings the sources of this page to its foot, in the order of
// their numbers and with ways back, once somebody follows a number or the link.
// Without this script both lead to the page that lists all sources.

class CitedSources extends HTMLElement {
  #list;

  connectedCallback() {
    document.addEventListener("click", this.#follow);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.#follow);
  }

  get #all() {
    return this.querySelector(".cited-sources__all");
  }

  #follow = async (event) => {
    const link = event.target.closest("a");
    const ours = link && this.#all && link.pathname === this.#all.pathname;
    if (!ours || !(link.hash || link === this.#all)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // another window
    event.preventDefault();
    const { href, hash } = link;
    try {
      await (this.#list ??= this.#bring(this.#all.href));
      location.hash = hash || "#sources";
    } catch {
      location.href = href;
    }
  };

  async #bring(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const links = [...document.querySelectorAll("a[href*='#source-']")];
    const list = document.createElement("ol");
    list.className = "references__list";
    const numbers = links.filter((link) => link.matches(".citation > a"));
    numbers.sort((one, other) => one.textContent - other.textContent);
    for (const hash of new Set([...numbers, ...links].map((link) => link.hash))) {
      const places = numbers.filter((link) => link.hash === hash);
      list.append(this.#source(hash.slice(1), page.querySelector(hash), places));
    }
    for (const link of links) link.setAttribute("href", link.hash);
    this.#all.parentElement.replaceWith(list);
  }

  #source(id, entry, places) {
    const item = document.createElement("li");
    item.id = id;
    item.append(...entry.querySelector("p").childNodes);
    places.forEach((place, index) => {
      place.id = `cite-${id.slice("source-".length)}-${index + 1}`;
      const back = document.createElement("a");
      back.href = `#${place.id}`;
      back.role = "doc-backlink";
      back.ariaLabel = `${this.dataset.back} ${place.textContent}${index ? ` (${index + 1})` : ""}`;
      back.textContent = "↑";
      item.append(" ", back);
    });
    return item;
  }
}

customElements.define("cited-sources", CitedSources);
