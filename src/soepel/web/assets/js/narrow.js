// Narrows a list on the page to what holds every typed word. Nothing that is typed leaves the page.

/** Text without accents and capitals, so that "knieen" finds "knieën". */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function narrow(box) {
  const list = document.getElementById(box.dataset.narrow);
  const words = plain(box.querySelector("input").value).split(/\s+/).filter(Boolean);
  const entries = [...list.querySelectorAll("[data-narrow-item]")];
  for (const entry of entries) {
    const text = plain(entry.textContent);
    entry.hidden = !words.every((word) => text.includes(word));
  }
  for (const group of list.querySelectorAll("[data-narrow-group]")) {
    group.hidden = !group.querySelector("[data-narrow-item]:not([hidden])");
  }
  tell(box, words.length ? entries.filter((entry) => !entry.hidden) : null);
}

/** How many are left, said when one stops typing; a single folded one opens. */
function tell(box, left) {
  const found = box.querySelector("[role=status]");
  const said = left?.length ? found.dataset.some.replace("{number}", left.length) : found.dataset.none;
  found.textContent = left ? said : "";
  if (left?.length === 1 && left[0].matches("details")) left[0].open = true;
}

for (const box of document.querySelectorAll("[data-narrow]")) {
  box.hidden = false;
  box.addEventListener("input", () => narrow(box));
  // A browser that comes back to a page keeps what was typed.
  window.addEventListener("pageshow", () => narrow(box));
}

/** Opens what is folded where the address leads; a box that hid it is emptied. */
function unfold() {
  const at = document.getElementById(location.hash.slice(1));
  const folded = at?.closest("details");
  if (!folded || folded.open) return;
  if (folded.hidden) emptyBoxes();
  folded.open = true;
  at.scrollIntoView();
}

function emptyBoxes() {
  for (const box of document.querySelectorAll("[data-narrow]")) {
    box.querySelector("input").value = "";
    narrow(box);
  }
}

unfold();
window.addEventListener("hashchange", unfold);
