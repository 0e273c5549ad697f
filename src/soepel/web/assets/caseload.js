// Comforts of the caseload: keys that go from one patient to the next, and word of what is new.

const EVERY = 30_000; // milliseconds
const OFF = "soepel-caseload-keys-off";
const NAMES = ".asking__name a, .quiet__name";

// -- keys: they can be switched off, and do nothing while somebody types -------------------------

const keys = document.querySelector("[data-keys]");

/** Whether the keys are on; where nothing may be stored they are. */
function on() {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

/** Switches the keys on or off, for this browser. */
function switchKeys() {
  try {
    if (on()) localStorage.setItem(OFF, "yes");
    else localStorage.removeItem(OFF);
  } catch {
    return;
  }
  tell();
}

function tell() {
  const button = keys.querySelector("button");
  button.textContent = on() ? button.dataset.off : button.dataset.on;
}

/** Goes so many patients on or back. */
function go(steps) {
  const names = [...document.querySelectorAll(NAMES)];
  const here = document.activeElement?.closest(".asking, .quiet__line");
  const at = names.findIndex((name) => here?.contains(name));
  const next = names[at < 0 ? 0 : Math.min(Math.max(at + steps, 0), names.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "center" });
}

/** Opens the note of the first item of the patient that has the focus. */
function note() {
  const folded = document.activeElement?.closest(".asking")?.querySelector(".item__close");
  if (!folded) return;
  folded.open = true;
  folded.querySelector("textarea").focus();
}

const WHAT = {
  j: () => go(1),
  k: () => go(-1),
  n: note,
  "/": () => document.querySelector("#search-name")?.focus(),
};

function pressed(event) {
  const typing = event.target.closest?.("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !on()) return;
  const act = WHAT[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

if (keys && matchMedia("(hover: hover)").matches) {
  keys.hidden = false;
  keys.querySelector("button").addEventListener("click", switchKeys);
  document.addEventListener("keydown", pressed);
  tell();
}

// -- what is new: asked for while the page is looked at; nothing moves until she asks for it --------

const news = document.querySelector("[data-news]");

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(`${news.dataset.news}?after=${news.dataset.newest}`);
    if (!answer.ok || answer.redirected) return;
    const { many, words } = await answer.json();
    news.querySelector("[data-words]").textContent = words;
    news.hidden = many === 0;
  } catch {
    // Without a connection there is nothing new to tell.
  }
}

if (news) setInterval(ask, EVERY);
