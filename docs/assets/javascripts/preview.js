/* The preview of a term: on hover, on keyboard focus, on tap.
 *
 * Without this script a term is a plain link with a title. With it the title becomes a panel with
 * both languages, pinyin and gloss. The panel stands below the paragraph that is being read, or
 * above it, or, where there is room for neither, at the far edge of the window: never on the line
 * of the term. What it says is in concepts.js, a script of this site, loaded when the page is idle;
 * so it works from a file and without a network. */
(() => {
  const OPEN = 150; // milliseconds that the pointer rests on a term before its preview opens
  const CLOSE = 400; // … and for which it may be elsewhere, on its way to the panel
  const GAP = 6; // pixels between the paragraph and the panel

  const source = new URL("concepts.js", document.currentScript.src);
  const TERM = /\/glossary\/([a-z0-9-]+)(?:\/|\/index\.html|\.html)$/;

  // A link to a concept ends in its id twice: glossary/tisc/#tisc.
  function idOf(link) {
    const found = TERM.exec(link.pathname);
    return found && link.hash === `#${found[1]}` ? found[1] : "";
  }

  const termAt = target => {
    const link = target instanceof Element && target.closest(".md-content a[href]");
    return link && !link.closest(".terms, .preview") && idOf(link) ? link : null;
  };

  /* --- What it says ------------------------------------------------------------------------ */

  let loading;
  function load() {
    loading ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = () => resolve(window.concepts);
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

  function part(name, text, lang) {
    const element = document.createElement(name);
    element.textContent = text;
    if (lang) element.lang = lang;
    return element;
  }

  const panel = document.createElement("aside");
  panel.className = "preview";
  panel.hidden = true;
  panel.setAttribute("aria-label", "Term");
  const told = part("div", "");
  told.id = "preview-text";
  told.setAttribute("role", "tooltip");
  const more = part("a", "Open the entry");
  const shut = part("button", "Close");
  shut.type = "button";
  // The link in the text leads to the same page: these two are for a finger only.
  for (const one of [more, shut]) one.tabIndex = -1;
  const foot = part("footer", "");
  foot.append(more, shut);
  panel.append(told, foot);
  document.body.append(panel);

  function fill(link, [zh, pinyin, en, abbreviation, gloss]) {
    const head = part("p", "");
    head.append(part("b", zh, "zh-Hans"), " ", part("i", pinyin, "zh-Latn"));
    const english = part("p", abbreviation ? `${en} (${abbreviation})` : en, "en");
    english.className = "en";
    told.replaceChildren(head, english, part("p", gloss, "en"));
    more.href = link.href;
  }

  /* --- Where it stands ---------------------------------------------------------------------- */

  // The line of a link that runs over two lines is the one the pointer is on.
  function lineOf(link, y) {
    const boxes = [...link.getClientRects()];
    return boxes.find(box => y >= box.top && y <= box.bottom) || boxes[0];
  }

  function place(link, y) {
    const line = lineOf(link, y);
    const block = link.closest(".pair, dd, li, td, p").getBoundingClientRect();
    const column = link.closest(".md-content").getBoundingClientRect();
    const top = document.querySelector(".md-header")?.getBoundingClientRect().bottom || 0;
    const bottom = document.documentElement.clientHeight;
    panel.style.width = "";
    const { width, height } = panel.getBoundingClientRect();
    const left = Math.min(Math.max(line.left, column.left + GAP), column.right - width - GAP);
    let at;
    if (block.bottom + GAP + height <= bottom) at = block.bottom + GAP;
    else if (block.top - GAP - height >= top) at = block.top - GAP - height;
    else at = line.top - top > bottom - line.bottom ? top + GAP : bottom - GAP - height;
    panel.style.left = `${Math.max(GAP, left) + scrollX}px`;
    panel.style.top = `${at + scrollY}px`;
  }

  /* --- When it opens and closes --------------------------------------------------------------- */

  let current = null; // the link whose preview is open or about to open
  let title = ""; // its title, taken away meanwhile, or the browser would show it too
  let timer;

  function take(link) {
    if (current === link) return;
    close();
    current = link;
    title = link.title;
    link.removeAttribute("title");
  }

  async function open(link, y, touched) {
    take(link);
    let concepts;
    try {
      concepts = await load();
    } catch {
      close(); // the title is back and says the most important
      return;
    }
    const said = concepts[idOf(link)];
    if (current !== link || !said) return;
    fill(link, said);
    panel.classList.toggle("touched", touched);
    // After a tap nothing is focused, so the words are announced by themselves.
    told.setAttribute("aria-live", touched ? "polite" : "off");
    panel.hidden = false;
    place(link, y);
    link.setAttribute("aria-describedby", told.id);
  }

  function close() {
    clearTimeout(timer);
    panel.hidden = true;
    if (!current) return;
    current.removeAttribute("aria-describedby");
    if (title) current.title = title;
    current = null;
  }

  const later = (work, delay) => {
    clearTimeout(timer);
    timer = setTimeout(work, delay);
  };

  let pointer = "mouse";
  addEventListener("pointerdown", event => { pointer = event.pointerType; }, true);

  addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    if (panel.contains(event.target)) return clearTimeout(timer);
    const link = termAt(event.target);
    if (!link) return;
    clearTimeout(timer);
    if (link === current && !panel.hidden) return;
    // On its way to an open panel the pointer crosses other terms: those wait longer.
    const delay = panel.hidden ? OPEN : CLOSE;
    if (panel.hidden) take(link);
    later(() => open(link, event.clientY, false), delay);
  });

  addEventListener("pointerout", event => {
    if (event.pointerType === "touch") return;
    if (termAt(event.target) || panel.contains(event.target)) later(close, CLOSE);
  });

  addEventListener("focusin", event => {
    const link = termAt(event.target);
    if (link?.matches(":focus-visible")) open(link, link.getBoundingClientRect().top, false);
    else if (!panel.contains(event.target)) close();
  });

  addEventListener("focusout", event => {
    if (event.target === current && !panel.contains(event.relatedTarget)) close();
  });

  addEventListener("keydown", event => {
    if (event.key === "Escape" && !panel.hidden) close();
  });

  // The first tap shows the preview, the second one on the same term follows the link.
  addEventListener("click", event => {
    if (shut.contains(event.target)) return close();
    if (panel.contains(event.target)) return;
    const link = termAt(event.target);
    const tapped = pointer === "touch" || pointer === "pen";
    if (link && tapped && event.detail && (link !== current || panel.hidden)) {
      event.preventDefault();
      open(link, event.clientY, true);
    } else if (link !== current) {
      close();
    }
  });

  addEventListener("resize", () => { if (!panel.hidden) close(); });

  if ([...document.querySelectorAll(".md-content a[href]")].some(termAt)) {
    const idle = window.requestIdleCallback || (work => setTimeout(work, 500));
    idle(() => load().catch(() => {}));
  }
})();
