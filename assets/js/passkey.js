// form[data-passkey] asks the device for a passkey: the challenge comes from the site, the answer goes back in the form.
// form[data-show-password] gets a button that shows what was typed.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));

function text(buffer) {
  const raw = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function readable(options) {
  const read = { ...options, challenge: bytes(options.challenge) };
  if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (options[list]) read[list] = options[list].map((each) => ({ ...each, id: bytes(each.id) }));
  }
  return read;
}

function written(found) {
  const { response } = found;
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) answer.attestationObject = text(response.attestationObject);
  if (response.authenticatorData) {
    answer.authenticatorData = text(response.authenticatorData);
    answer.signature = text(response.signature);
    if (response.userHandle) answer.userHandle = text(response.userHandle);
  }
  const rest = { clientExtensionResults: {}, authenticatorAttachment: found.authenticatorAttachment ?? undefined };
  return JSON.stringify({ id: found.id, rawId: text(found.rawId), type: found.type, response: answer, ...rest });
}

async function ask(form) {
  const asked = new FormData();
  asked.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const given = await fetch(form.dataset.passkeyAsk, { method: "POST", body: asked, redirect: "error" });
  if (!given.ok) throw new Error(String(given.status));
  const publicKey = readable(await given.json());
  return navigator.credentials[form.dataset.passkey]({ publicKey });
}

function passkey(form) {
  const button = form.querySelector("button[hidden]");
  const said = form.querySelector("[data-passkey-said]");
  if (!window.PublicKeyCredential || !window.isSecureContext) {
    form.querySelector("[data-passkey-cannot]").hidden = false;
    return;
  }
  button.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.asking) return;
    form.dataset.asking = "yes";
    said.hidden = true;
    try {
      form.elements.answer.value = written(await ask(form));
      form.submit();
    } catch (trouble) {
      // 401: somebody has to show again who they are, which this page asks by itself.
      if (trouble.message === "401") window.location.reload();
      said.textContent = trouble.name === "InvalidStateError" ? form.dataset.knownWords : form.dataset.noWords;
      said.hidden = false;
    }
    delete form.dataset.asking;
  });
}

function showing(form) {
  for (const input of form.querySelectorAll("input[type=password]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--small";
    button.textContent = form.dataset.showPassword;
    button.addEventListener("click", () => {
      const shown = input.type === "text";
      input.type = shown ? "password" : "text";
      button.textContent = shown ? form.dataset.showPassword : form.dataset.hideWords;
    });
    input.after(button);
  }
}

export function passkeys(root) {
  for (const form of root.querySelectorAll("form[data-passkey]")) passkey(form);
  for (const form of root.querySelectorAll("form[data-show-password]")) showing(form);
}
