// The hip check remembers its answers in this browser until it is closed: a reload, a change of
// language or a call in between loses nothing. The pages work without it.
const KEPT = "hip-check";
const form = document.querySelector("form[data-hip-check]");
const answers = form?.elements.answers.value;
const result = document.querySelector("[data-hip-check-result]");
const begin = document.querySelector("[data-hip-check-begin]");

if (begin) offerToGoOn();
else if (answers) keep({ answers, at: result ? "" : form.elements.at.value });

/** Storage may be off; then the check works as it does without script. */
function keep(way) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(way));
  } catch {}
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

function offerToGoOn() {
  const way = kept();
  const goOn = document.querySelector("[data-hip-check-go-on]");
  if (!way || way.answers === "{}") return;
  document.querySelector("[data-hip-check-kept]").hidden = false;
  goOn.hidden = false;
  begin.classList.add("button--secondary");
  goOn.addEventListener("click", () => {
    form.elements.answers.value = way.answers;
    add("at", way.at);
    add("look", "1");
  });
}

function add(name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
}

document.querySelector("[data-hip-check-forget]")?.addEventListener("click", () => {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {}
});

// The drawing ticks the boxes of the list beside it, and shows what is ticked.
const map = document.querySelector("[data-body-map]");
if (map) {
  const box = (place) => document.getElementById(`answer-${place.dataset.place}`);
  const places = [...map.querySelectorAll("[data-place]")];
  const show = () => {
    for (const place of places) place.classList.toggle("chosen", box(place).checked);
  };
  for (const place of places) {
    place.addEventListener("click", () => {
      box(place).checked = !box(place).checked;
      show();
    });
    box(place).addEventListener("change", show);
  }
  map.hidden = false;
  show();
}
