// <open-now>: says whether the practice is open at this moment, by the clock
// on its own wall. plugins/pages/opening_hours writes the facts into its attribute, or
// into a file that is asked for once a visitor comes near.
// Without this script the table of hours stands alone.

class OpenNow extends HTMLElement {
  #timer = 0;
  #zone = document.createElement("small");

  async connectedCallback() {
    Object.assign(this, JSON.parse(this.dataset.facts ?? await this.#brought()));
    this.clock = new Intl.DateTimeFormat("en-US", {
      timeZone: this.zone, hourCycle: "h23", year: "numeric", month: "2-digit",
      day: "2-digit", hour: "2-digit", minute: "2-digit",
    });
    document.addEventListener("visibilitychange", this.#show);
    this.#show();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#show);
  }

  #brought() {
    return new Promise((resolve) => {
      const watching = new IntersectionObserver(([{ isIntersecting }]) => {
        if (!isIntersecting) return;
        watching.disconnect();
        resolve(fetch(this.dataset.from).then((answer) => answer.text()));
      }, { rootMargin: "50%" });
      watching.observe(this);
    });
  }

  #show = () => {
    clearTimeout(this.#timer);
    const now = Date.now();
    const here = this.#onTheWall(now);
    const [state, sentence] = this.#tell(here);
    this.dataset.state = state;
    this.textContent = sentence;
    this.#nameZone(now, here);
    this.#timer = setTimeout(this.#show, 60000 - (now % 60000));
  };

  // The practice's own date and time: {date: "2026-11-26", time: "08:00"}.
  #onTheWall(now) {
    const parts = {};
    for (const { type, value } of this.clock.formatToParts(now)) parts[type] = value;
    const { year, month, day, hour, minute } = parts;
    return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
  }

  // Times of a day compare as text: "08:00" < "12:00".
  #tell({ date, time }) {
    const today = this.#stretches(date);
    let until = "";
    for (const [opens, closes] of today) {
      if (opens <= (until || time) && time < closes) until = closes;
    }
    if (until) return ["open", this.#say("openUntil", { time: until })];
    const later = today.find(([opens]) => time < opens);
    if (later) return ["closed", this.#say("opensToday", { time: later[0] })];
    return ["closed", this.#next(date)];
  }

  #next(date) {
    for (let ahead = 1; ahead <= 7; ahead += 1) {
      const day = this.#later(date, ahead);
      const [first] = this.#stretches(day);
      if (first) {
        const name = this.words.days[this.#weekday(day)];
        const phrase = ahead === 1 ? "opensTomorrow" : "opensOn";
        return this.#say(phrase, { time: first[0], day: name });
      }
    }
    return this.words.closed;
  }

  #stretches(date) {
    const stretches = this.special[date] ?? this.week[this.#weekday(date)];
    return stretches.map((stretch) => stretch.split("-"));
  }

  #say(phrase, { time, day }) {
    return this.words[phrase].replace("{day}", day).replace("{time}", this.times[time]);
  }

  // A visitor whose clock differs is told whose clock this is: at the foot in the
  // heading of the hours, which are hours of that clock, too.
  #nameZone(now, here) {
    this.#zone.remove();
    const theirs = new Date(now);
    const pad = (number) => String(number).padStart(2, "0");
    const time = `${pad(theirs.getHours())}:${pad(theirs.getMinutes())}`;
    const date = `${theirs.getFullYear()}-${pad(theirs.getMonth() + 1)}-${pad(theirs.getDate())}`;
    if (time === here.time && date === here.date) return;
    const named = new Intl.DateTimeFormat(document.documentElement.lang, {
      timeZone: this.zone, timeZoneName: "longGeneric",
    });
    this.#zone.textContent = ` (${named.formatToParts(now).find(({ type }) => type === "timeZoneName").value})`;
    const heading = this.dataset.from && this.previousElementSibling;
    (heading || this).append(this.#zone);
  }

  // Days of the calendar have no time zone here: noon of UTC stands for each.
  #noon(date) {
    return new Date(`${date}T12:00:00Z`);
  }

  #weekday(date) {
    return (this.#noon(date).getUTCDay() + 6) % 7;
  }

  #later(date, days) {
    const day = this.#noon(date);
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
  }
}

customElements.define("open-now", OpenNow);
