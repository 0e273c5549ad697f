// Reads a region of the page aloud with the voice that the device has for its language.

const speech = window.speechSynthesis;
const READ = "h1, h2, h3, p, li, figcaption";
const LEFT_OUT = ".no-print, .source, .minutes, [hidden]";

/** The device's voice for the language of the page; undefined without one. */
function voiceOf(language) {
  return speech.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));
}

/** What is read of a region, in its order: each paragraph, heading and list item once. */
function partsOf(region) {
  return [...region.querySelectorAll(READ)].filter(
    (part) => !part.closest(LEFT_OUT) && part.textContent.trim(),
  );
}

/** One reader for each row of buttons; where it is, is the place in its parts. */
class Reader {
  constructor(bar) {
    this.bar = bar;
    this.region = document.getElementById(bar.dataset.readAloud);
    this.place = 0;
    this.run = 0;
    bar.append(document.getElementById("read-aloud").content.cloneNode(true));
    this.says();
    for (const button of bar.querySelectorAll("[data-read]")) {
      button.addEventListener("click", () => this[button.dataset.read]());
    }
  }

  /** Where a page has more than one, who hears the button hears what it reads. */
  says() {
    const asked = this.bar.closest("details")?.querySelector("summary");
    if (!asked) return;
    const start = this.bar.querySelector("[data-read=start]");
    start.setAttribute("aria-label", `${start.textContent.trim()}: ${asked.textContent.trim()}`);
  }

  start() {
    Reader.reading?.stop();
    Reader.reading = this;
    this.parts = partsOf(this.region);
    this.place = 0;
    this.resume();
  }

  // Pausing of the browser itself does not work on every phone: the part begins again instead.
  pause() {
    this.silence();
    this.show("resume", "stop");
    this.bar.querySelector("[data-read=resume]").focus();
  }

  resume() {
    this.show("pause", "stop");
    this.bar.querySelector("[data-read=pause]").focus();
    this.speak();
  }

  stop() {
    this.silence();
    this.place = 0;
    this.show("start");
    if (this.bar.contains(document.activeElement) || document.activeElement === document.body) {
      this.bar.querySelector("[data-read=start]").focus();
    }
  }

  // Part by part: a long text stops halfway in some browsers.
  speak() {
    const part = this.parts[this.place];
    if (!part) return this.stop();
    const run = ++this.run;
    const said = new SpeechSynthesisUtterance(part.textContent.trim().replace(/\s+/g, " "));
    said.lang = document.documentElement.lang;
    said.voice = voiceOf(said.lang) ?? null;
    said.rate = 0.95;
    said.onend = () => this.goOn(run);
    said.onerror = () => run === this.run && this.stop();
    this.mark(part);
    speech.speak(said);
  }

  goOn(run) {
    if (run !== this.run) return;
    this.place += 1;
    this.speak();
  }

  silence() {
    this.run += 1;
    speech.cancel();
    this.mark(null);
  }

  mark(part) {
    this.marked?.classList.remove("being-read");
    part?.classList.add("being-read");
    part?.scrollIntoView({ block: "nearest" });
    this.marked = part;
  }

  show(...names) {
    for (const button of this.bar.querySelectorAll("[data-read]")) {
      button.hidden = !names.includes(button.dataset.read);
    }
  }
}

/** Shows the buttons once there is a voice; some browsers know their voices a moment later. */
function offer() {
  if (!voiceOf(document.documentElement.lang)) return;
  for (const bar of document.querySelectorAll("[data-read-aloud][hidden]")) {
    bar.hidden = false;
    new Reader(bar);
  }
}

if (speech && document.querySelector("[data-read-aloud]")) {
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => speech.cancel());
}
