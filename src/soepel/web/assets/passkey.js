// Passkeys: the browser asks the device, and the answer goes along with a form. Without script, and
// on a device that has none, the other ways to sign in stay.

const supported = "PublicKeyCredential" in window && window.isSecureContext;
const button = document.querySelector("[data-passkey]");
const trouble = document.querySelector("[data-passkey-trouble]");

if (button && supported) {
  for (const part of document.querySelectorAll("[data-passkey-part]")) part.hidden = false;
  button.addEventListener("click", use);
} else {
  for (const part of document.querySelectorAll("[data-passkey-missing]")) part.hidden = false;
}

async function use(event) {
  event.preventDefault();
  trouble.hidden = true;
  try {
    const { publicKey } = await options();
    const made = button.dataset.passkey === "add" ? await create(publicKey) : await get(publicKey);
    button.form.elements.credential.value = JSON.stringify(made);
    button.form.requestSubmit();
  } catch {
    // Pressing "cancel" ends here too; which of the two it was, no browser tells.
    trouble.hidden = false;
    trouble.focus();
  }
}

/** What the device is asked: part of the page, or fetched when somebody signs in. */
async function options() {
  if (button.dataset.options) {
    const { creation_options, request_options } = JSON.parse(button.dataset.options);
    return creation_options ?? request_options;
  }
  const answer = await fetch(button.form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options;
}

async function create(asked) {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: keys(asked.excludeCredentials),
  };
  const made = await navigator.credentials.create({ publicKey });
  const { attestationObject, clientDataJSON } = made.response;
  return answered(made, {
    attestationObject: text(attestationObject),
    clientDataJSON: text(clientDataJSON),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function get(asked) {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: keys(asked.allowCredentials),
  };
  const made = await navigator.credentials.get({ publicKey });
  const { authenticatorData, clientDataJSON, signature, userHandle } = made.response;
  return answered(made, {
    authenticatorData: text(authenticatorData),
    clientDataJSON: text(clientDataJSON),
    signature: text(signature),
    userHandle: userHandle && text(userHandle),
  });
}

function answered(made, response) {
  const { id, type, rawId } = made;
  const clientExtensionResults = made.getClientExtensionResults();
  return { id, type, rawId: text(rawId), response, clientExtensionResults };
}

function keys(list) {
  return (list ?? []).map((key) => ({ ...key, id: bytes(key.id) }));
}

// base64url, as WebAuthn writes bytes.
function bytes(words) {
  const plain = atob(words.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
