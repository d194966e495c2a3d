/* A click on a paragraph's label copies its address. Without this script the label is a plain
 * link to the paragraph, and copying it is the browser's own menu. */
(() => {
  const said = document.createElement("div");
  said.className = "said";
  // In the page from the start: a live region that arrives together with its text is not read out.
  said.setAttribute("role", "status");
  document.body.append(said);

  let timer;
  function say(text) {
    clearTimeout(timer);
    said.textContent = text;
    timer = setTimeout(() => { said.textContent = ""; }, 2000);
  }

  // navigator.clipboard is there only on https and localhost.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.style.cssText = "position:fixed;top:0;opacity:0";
      const before = document.activeElement;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      if (before) before.focus({ preventScroll: true });
      return done;
    }
  }

  // The link itself is followed as ever: that sets the hash and the highlight.
  document.addEventListener("click", async event => {
    const link = event.target.closest(".ref a, .cip-ref a, a.cip-ref, a.cip-nr, a.headerlink");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    url.search = ""; // the words of a search are no part of a paragraph's address
    say(await copy(url.href) ? "Link copied" : "Not copied: the link is in the address bar");
  });
})();

/* A folder is a page on a server, and a list of files to a browser that opens the site as files. */
if (location.protocol === "file:") {
  const named = event => {
    const link = event.target.closest("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  addEventListener("click", named, true);
  addEventListener("auxclick", named, true);
}
