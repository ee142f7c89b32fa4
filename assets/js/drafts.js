// Draft autosave: form[data-autosave-url] is posted while one types, and says when it was kept.
//   <form data-autosave-url="..." data-saved-words="Saved at" data-unsaved-words="Not saved yet...">
//   ... <p class="draft-status" data-draft-status></p>
const PAUSE = 3000;

function clock() {
  const language = document.documentElement.lang || "es";
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date());
}

function contentOf(form) {
  const content = new FormData(form);
  for (const [name, value] of [...content]) if (value instanceof File) content.delete(name);
  return content;
}

export function drafts(root) {
  for (const form of root.querySelectorAll("form[data-autosave-url]:not([data-autosaved])")) {
    form.dataset.autosaved = "yes";
    watch(form);
  }
}

function watch(form) {
  const status = form.querySelector("[data-draft-status]");
  let timer = 0;
  let waiting = false;

  const say = (words) => {
    if (status) status.textContent = words;
  };

  async function save() {
    clearTimeout(timer);
    if (!waiting || form.dataset.sent) return;
    waiting = false;
    try {
      const answer = await fetch(form.dataset.autosaveUrl, {
        body: contentOf(form),
        headers: { "X-Requested-With": "autosave" },
        keepalive: true,
        method: "POST",
        redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      if (!waiting) delete form.dataset.unsaved;
      say(`${form.dataset.savedWords} ${clock()}`);
    } catch {
      waiting = true;
      say(form.dataset.unsavedWords || "");
      timer = setTimeout(save, PAUSE * 5);
    }
  }

  form.addEventListener("input", () => {
    waiting = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
}
