/* The large search field of the home page: it is shown where the theme's search is there to
   answer, and hands over to it what is typed, so that hits come while one types. Without a
   script, or under a publisher with another search, the field stays hidden. */
(() => {
  "use strict";

  /* What the theme's search listens to: its own field, opened by its toggle. */
  const parts = () => ({
    toggle: document.getElementById("__search"),
    field: document.querySelector("[data-md-component=search-query]"),
  });

  const ask = (text) => {
    const { toggle, field } = parts();
    if (!toggle.checked) toggle.click();
    field.focus();
    field.value = text;
    for (const name of ["input", "keyup"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    field.setSelectionRange(text.length, text.length);
  };

  const ready = (find) => {
    const { toggle, field } = parts();
    if (!toggle || !field) return;
    const form = find.querySelector("form");
    const large = form.elements.q;
    find.hidden = false;
    const over = () => {
      const text = large.value;
      large.value = "";
      if (text) ask(text);
    };
    // A Chinese word is typed by an input method and is not there before it is done.
    large.addEventListener("input", (event) => { if (!event.isComposing) over(); });
    large.addEventListener("compositionend", over);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(large.value);
    });
    find.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='?q=']");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      ask(link.textContent);
    });
  };

  const start = () => document.querySelectorAll(".cip-find[hidden]").forEach(ready);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
