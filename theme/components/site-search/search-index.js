// Finds pages by words. plugins/pages/site_search makes the index: index.py says
// what is in its files, words.py how text becomes words. Loaded by site-search.js.

const ENOUGH = 0.12; // of the best page's points; pages with less answer something else
const FORMS = 12; // most words that the beginning of one stands for
const SOUNDS = ["aeiouy", "cksqzx", "bvpf", "mn", "dt", "gj", "ly"]; // in both languages
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;
const SLIP = 0.5; // letters of one sound, one of a pair, an h
const ERROR = 0.75; // a letter left out, added or swapped; another form of the word
const OTHER = 1.5; // another letter, or no first one

export async function openIndex(address) {
  const index = await json(address);
  const file = (name) => json(address.href.replace(/\.json$/, `-${index.digest}-${name}.json`));
  return new SearchIndex(address, index, once(file));
}

class SearchIndex {
  constructor(address, index, file) {
    Object.assign(this, index, { address, file });
    this.ignored = new Set(index.ignored.split(" "));
    this.terms = new Map(); // each form of a word -> its number
    index.words.split("\n").forEach((forms, term) => {
      for (const form of forms.split(" ")) this.terms.set(form, term);
    });
    this.alarming = new Set(index.first.flatMap(([, phrases]) => phrases.flat()));
  }

  // The pages for a question, best first, and how its words were read.
  async find(question) {
    const words = [...new Set(split(question))].filter((word) => !this.ignored.has(word));
    const read = words.map((word, place) => this.#read(word, place === words.length - 1)).flat();
    const known = read.filter(({ terms }) => terms.length);
    const points = new Map();
    for (const { terms, worth } of known) {
      for (const [page, found] of await this.#pages(terms)) {
        const had = points.get(page) ?? { sum: 0, words: 0 };
        points.set(page, { sum: had.sum + found * worth, words: had.words + 1 });
      }
    }
    const score = ({ sum, words: some }) => sum * (0.4 + (0.6 * some) / known.length);
    const first = this.#first(read);
    const others = [...points].filter(([page]) => !first.includes(page));
    const ranked = others.map(([page, some]) => [page, score(some)]);
    ranked.sort(([a, most], [b, more]) => more - most || a - b);
    const best = ranked.filter(([, some]) => some >= ranked[0][1] * ENOUGH).map(([page]) => page);
    return {
      pages: [...first, ...best],
      terms: new Set(known.flatMap(({ terms }) => terms)),
      guessed: known.filter(({ guess }) => guess).map(({ guess }) => guess),
      unknown: read.filter(({ terms }) => !terms.length).map(({ word }) => word),
    };
  }

  // The pages that come first for words of danger, misspelt ones too.
  #first(read) {
    const said = new Set(read.flatMap(({ terms, alarms = [] }) => [...terms, ...alarms]));
    const isSaid = (phrase) => phrase.every((term) => said.has(term));
    return this.first.filter(([, phrases]) => phrases.some(isSaid)).map(([page]) => page);
  }

  // What a result shows of a page.
  async card(page) {
    const cards = await this.file(`pages${Math.floor(page / this.pagesPerFile)}`);
    const [url, title, kind, summary, picture] = cards[page % this.pagesPerFile];
    const from = (path) => new URL(`../${path}`, this.address);
    return { url: from(url), title, kind, summary, picture: picture && from(picture) };
  }

  // Whether a word of a text is one of those that were looked for.
  isOneOf(terms, word) {
    return split(word).some((each) => terms.has(this.terms.get(each)));
  }

  // The words of the index that a typed word can mean.
  #read(word, isLast) {
    const term = this.terms.get(word);
    if (term !== undefined) return [{ word, terms: [term], worth: 1 }];
    const begun = isLast ? this.#begunWith(word) : [];
    if (begun.length) return [{ word, terms: begun, worth: 0.8 }];
    const halves = this.#halves(word);
    if (halves) return halves.flatMap((half) => this.#read(half, false));
    return [{ word, worth: 0.8, ...this.#alike(word) }];
  }

  #begunWith(word) {
    if (word.length < 3) return [];
    const forms = [...this.terms].filter(([form]) => form.startsWith(word));
    forms.sort(([a], [b]) => a.length - b.length);
    return [...new Set(forms.map(([, term]) => term))].slice(0, FORMS);
  }

  // “backpain” is “back pain”.
  #halves(word) {
    for (let at = 3; at <= word.length - 3; at++) {
      const halves = [word.slice(0, at), word.slice(at)];
      if (halves.every((half) => this.terms.has(half))) return halves;
    }
    return undefined;
  }

  // The nearest words, and those of danger that are near enough.
  #alike(word) {
    const { length } = word;
    let nearest = length < 4 ? 0 : length < 7 ? ERROR : length < 9 ? OTHER : OTHER + SLIP;
    const most = length === 5 || length === 6 ? ERROR + SLIP : nearest;
    let alike = [];
    const alarms = [];
    for (const [form, term] of this.terms) {
      const steps = Math.min(distance(word, form, most), sameRoot(word, form) ? ERROR : Infinity);
      if (steps <= most && this.alarming.has(term)) alarms.push([form, term]);
      if (steps < nearest) [nearest, alike] = [steps, []];
      if (steps === nearest) alike.push([form, term]);
    }
    const numbers = (forms) => [...new Set(forms.map(([, term]) => term))];
    const meant = alike.length ? alike : alarms.slice(0, 1);
    return { guess: meant[0]?.[0], terms: numbers(meant), alarms: numbers(alarms) };
  }

  async #pages(terms) {
    const best = new Map();
    for (const term of terms) {
      const part = this.wordFiles.findLastIndex((first) => first <= term);
      const row = (await this.file(`words${part}`))[term - this.wordFiles[part]];
      for (let at = 0, page = 0; at < row.length; at += 2) {
        page += row[at];
        best.set(page, Math.max(best.get(page) ?? 0, row[at + 1]));
      }
    }
    return best;
  }
}

// Chinese, Japanese and Thai have no spaces: two letters at a time are a word.
function inPairs(letters) {
  const pairs = Array.from({ length: Math.max(1, letters.length - 1) }, (_, at) => letters.slice(at, at + 2));
  return ` ${pairs.join(" ")} `;
}

function split(text) {
  const said = text.toLowerCase().replace(/['’\u00ad\u2060]/g, "").replace(/\bcan ?not\b/g, "cant");
  const plain = said.normalize("NFD").replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g, "");
  return (plain.replace(UNSPACED, inPairs).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter((word) => word.length > 1);
}

// “numbing” and “numb”, “scheduling” and “schedule”.
function sameRoot(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const [rest, others] = [one.length - same, other.length - same];
  return same > 3 && rest <= 4 && others <= (same > 4 ? 3 : 0);
}

// How far apart two words are: what it costs to make one of the other, letter by
// letter. More than `most` is Infinity.
function distance(typed, word, most) {
  if (Math.abs(typed.length - word.length) > most / SLIP) return Infinity;
  let before = [];
  let last = [0];
  for (let j = 0; j < word.length; j++) last.push(last[j] + without(word, j));
  for (let i = 1; i <= typed.length; i++) {
    const row = [last[0] + without(typed, i - 1)];
    for (let j = 1; j <= word.length; j++) {
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
      row.push(Math.min(
        last[j] + without(typed, i - 1),
        row[j - 1] + without(word, j - 1),
        last[j - 1] + instead(typed[i - 1], word[j - 1]),
        swapped ? before[j - 2] + ERROR : Infinity,
      ));
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[word.length] <= most ? last[word.length] : Infinity;
}

function without(word, at) {
  if (at === 0 && word[0] !== "h") return OTHER;
  return word[at] === "h" || word[at] === word[at - 1] ? SLIP : ERROR;
}

function instead(typed, letter) {
  if (typed === letter) return 0;
  return SOUNDS.some((alike) => alike.includes(typed) && alike.includes(letter)) ? SLIP : OTHER;
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function once(load) {
  const loaded = new Map();
  return (name) => {
    if (!loaded.has(name)) loaded.set(name, load(name));
    return loaded.get(name);
  };
}
