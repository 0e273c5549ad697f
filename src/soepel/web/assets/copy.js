// Copies a text that stands in a field. Without script it is selected and copied by hand.

const form = document.querySelector("[data-copy]");
const row = form.querySelector("[data-copy-row]");
const field = form.querySelector("textarea");
const status = row.querySelector("[role=status]");

/** Copies the text as it stands now; where the browser refuses, selects it and says what to press. */
async function copy() {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    status.textContent = status.dataset.copied;
  } catch {
    status.textContent = status.dataset.select;
  }
}

row.hidden = false;
row.querySelector("button").addEventListener("click", copy);
