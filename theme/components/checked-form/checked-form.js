// <checked-form>: says what is wrong with an answer in our words, next to it
// and in a summary that takes the focus. A form that is sent within three
// seconds of opening its page was filled in by a program: it is asked to look
// again. The hidden field "seconds" tells the receiver how long it took.
// Without this script the browser's own messages do the same work.

const ENOUGH = 3; // seconds

class CheckedForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.noValidate = true;
    this.form.addEventListener("submit", this.#check);
    this.form.addEventListener("input", this.#forgive);
  }

  #check = (event) => {
    const wrong = this.#fields().filter((field) => !field.validity.valid);
    const seconds = performance.now() / 1000; // since the page was asked for
    for (const field of this.#fields()) this.#unmark(field);
    this.querySelector(".error-summary")?.remove();
    this.form.elements.seconds.value = Math.round(seconds);
    const problems = wrong.map((field) => [field, this.#words(field)]);
    if (!wrong.length && seconds < ENOUGH) {
      problems.push([this.form.querySelector("[type=submit]"), this.dataset.early]);
    }
    this.#entitle(problems.length > 0);
    if (!problems.length) return;
    event.preventDefault();
    for (const [field, words] of problems) if (field.validity && !field.validity.valid) this.#mark(field, words);
    this.#sum(problems);
  };

  #forgive = ({ target }) => {
    if (target.getAttribute("aria-invalid") && target.validity.valid) this.#unmark(target);
  };

  #fields() {
    return [...this.form.elements].filter((field) => field.willValidate && field.name);
  }

  #words(field) {
    const { missing, wrong } = field.dataset;
    if (field.validity.valueMissing) return missing ?? field.validationMessage;
    return wrong ?? field.validationMessage;
  }

  #mark(field, words) {
    const message = document.createElement("p");
    message.className = "form-field__error";
    message.id = `${field.id}-error`;
    message.textContent = words;
    field.before(message);
    field.closest(".form-field").classList.add("form-field--wrong");
    field.setAttribute("aria-invalid", "true");
    const told = field.getAttribute("aria-describedby");
    field.setAttribute("aria-describedby", [told, message.id].filter(Boolean).join(" "));
  }

  #unmark(field) {
    const message = document.getElementById(`${field.id}-error`);
    if (!message) return;
    message.remove();
    field.closest(".form-field").classList.remove("form-field--wrong");
    field.removeAttribute("aria-invalid");
    const told = field.getAttribute("aria-describedby").split(" ");
    const left = told.filter((id) => id !== message.id).join(" ");
    if (left) field.setAttribute("aria-describedby", left);
    else field.removeAttribute("aria-describedby");
  }

  // A tab, and a screen reader that names it, say so first.
  #entitle(wrong) {
    const plain = document.title.replace(`${this.dataset.error} `, "");
    document.title = wrong ? `${this.dataset.error} ${plain}` : plain;
  }

  #sum(problems) {
    const template = this.querySelector("template");
    const summary = template.content.cloneNode(true).firstElementChild;
    for (const [field, words] of problems) {
      const link = document.createElement("a");
      link.href = `#${field.id}`;
      link.textContent = words;
      const entry = document.createElement("li");
      entry.append(link);
      summary.querySelector("ul").append(entry);
    }
    template.after(summary);
    summary.focus();
  }
}

customElements.define("checked-form", CheckedForm);
