/* The header: its keys, what is pasted into its search field, its menu. And links that differ
 * between a site on a server and one opened as files. */
(() => {
  const query = document.querySelector("[data-md-component=search-query]");
  const toggle = document.getElementById("__search");

  // The theme's search listens to keys; what is pasted, dictated or dropped comes without any.
  query?.addEventListener("input", event => {
    if (!event.isComposing) query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });

  // "/" goes to the filter where there is one, and to the search elsewhere (so do the theme's
  // other keys for it), without a jump: the header has scrolled away, and comes to the window.
  addEventListener("keydown", event => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!["/", "s", "f"].includes(key) || target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const filter = document.getElementById("filter");
    if (!query && !filter) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (filter && key === "/") filter.focus();
    else {
      if (!toggle.checked) toggle.click();
      query.focus({ preventScroll: true });
    }
  }, true);

  // The menu closes by Escape and by a click outside it.
  const menu = document.querySelector(".cip-menu");
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu?.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  addEventListener("click", event => {
    if (menu?.open && !event.composedPath().includes(menu)) menu.open = false;
  });

  // What scrolls by itself can be scrolled with the keyboard; what does not is no stop.
  const scrolling = () => {
    for (const one of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
      if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
      else one.removeAttribute("tabindex");
    }
  };
  addEventListener("load", scrolling);
  addEventListener("resize", scrolling);

  // A report names the paragraph that is asked for.
  document.querySelector(".cip-report")?.addEventListener("click", event => {
    const link = event.currentTarget;
    link.dataset.page ??= link.href;
    link.href = link.dataset.page + encodeURIComponent(location.hash);
  });

  if (location.protocol === "file:") {
    // A folder is a page on a server, and a list of files to a browser that opens the site as
    // files: the theme's keys for the previous and next page follow these.
    for (const link of document.querySelectorAll("link[rel=prev], link[rel=next]")) {
      const url = new URL(link.href);
      if (url.pathname.endsWith("/")) link.href = `${url.href}index.html`;
    }
    // Its search needs a server; sent off, its field would lead to such a list, too.
    for (const form of document.querySelectorAll("form[name=search]")) {
      form.addEventListener("submit", event => event.preventDefault());
    }
  }
})();
