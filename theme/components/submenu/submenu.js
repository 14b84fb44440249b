// <sub-menu>: closes an open second level of the menu by Escape and by a click or
// tap beside it. Without this script it closes by the button that opened it.

class SubMenu extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.#escape);
    document.addEventListener("click", this.#beside);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#escape);
    document.removeEventListener("click", this.#beside);
  }

  get #details() {
    return this.querySelector("details");
  }

  #escape = (event) => {
    if (event.key !== "Escape" || !this.#details.open) return;
    event.preventDefault(); // the menu around it stays open
    const inside = this.contains(document.activeElement);
    this.#details.open = false;
    if (inside) this.querySelector("summary").focus();
  };

  #beside = (event) => {
    if (!this.contains(event.target)) this.#details.open = false;
  };
}

customElements.define("sub-menu", SubMenu);
