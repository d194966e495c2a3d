/* The preview of a term: on hover, on keyboard focus, on tap.
 *
 * Without this script a term is a plain link to its entry. With it there is a panel with both
 * languages, pinyin and gloss. The panel stands below the sentence that is being read, or above
 * it, or, where there is room for neither, next to the term, in the column of the term: never on
 * the line of the term. What it says is in a script of its own for each concept, asked for when the term is
 * touched and not before: a page loads no more than is read on it. A script and not JSON, so it
 * works from a file too. */
(() => {
  const OPEN = 150; // milliseconds that the pointer rests on a term before its preview opens
  const CLOSE = 400; // … and for which it may be elsewhere, on its way to the panel
  const GAP = 6; // pixels between what is read and the panel
  const WIDTH = 404; // pixels of the panel, where there is room

  const source = new URL("concepts/", document.currentScript.src);
  const TERM = /\/glossary\/([a-z0-9-]+)(?:\/|\/index\.html|\.html)$/;

  // A link to a concept ends in its id twice: glossary/tisc/#tisc.
  function idOf(link) {
    const found = TERM.exec(link.pathname);
    return found && link.hash === `#${found[1]}` ? found[1] : "";
  }

  const termAt = target => {
    const link = target instanceof Element && target.closest(".md-content a[href]");
    return link && !link.matches(".headerlink") && !link.closest(".cip-entries") && !link.matches(".cip-plain") && idOf(link) ? link : null;
  };

  /* --- What it says ------------------------------------------------------------------------ */

  const SHELVES = 64; // as many scripts as build_site.py shares the concepts out to
  const loading = new Map();

  const shelfOf = id =>
    String([...id].reduce((sum, char) => sum + char.charCodeAt(0), 0) % SHELVES).padStart(2, "0");

  // What is shown of a concept, or nothing if it cannot be had; then it is asked for again.
  function load(id) {
    const shelf = shelfOf(id);
    if (!loading.has(shelf)) {
      loading.set(shelf, new Promise(resolve => {
        const script = document.createElement("script");
        script.src = new URL(`${shelf}.js`, source);
        script.onload = resolve;
        script.onerror = () => {
          loading.delete(shelf);
          resolve();
        };
        document.head.append(script);
      }));
    }
    return loading.get(shelf).then(() => window.concepts?.[id]);
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
  // Until it is about a term.
  more.href = new URL("../../../glossary/", source);
  const shut = part("button", "Close");
  shut.type = "button";
  // The link in the text leads to the same page: these two are for a finger only.
  for (const one of [more, shut]) one.tabIndex = -1;
  const foot = part("footer", "");
  foot.append(more, shut);
  panel.append(told, foot);
  // After a tap nothing is focused, so what the panel says is announced. In the page from the
  // start: a live region that arrives together with its text is not read out.
  const heard = part("div", "");
  heard.className = "heard";
  heard.setAttribute("role", "status");
  document.body.append(panel, heard);

  function fill(link, [zh, pinyin, en, abbreviation, gloss]) {
    const head = part("p", "");
    head.append(part("b", zh, "zh-Hans"), " ", part("i", pinyin, "zh-Latn"));
    const english = part("p", abbreviation ? `${en} (${abbreviation})` : en, "en");
    english.className = "en";
    told.replaceChildren(head, english, part("p", gloss, "en"));
    more.href = link.href;
  }

  /* --- Where it stands ---------------------------------------------------------------------- */

  // What is read where a link stands: of a text its sentence, line by line, and the column it is in.
  function reading(link) {
    const sentence = link.closest(".cip-sn");
    const column = link.closest(".md-content").getBoundingClientRect();
    if (!sentence) {
      const block = (link.closest("dd, li, td, p") || link).getBoundingClientRect();
      return { top: block.top, bottom: block.bottom, left: column.left + GAP, right: column.right - GAP };
    }
    const lines = [...sentence.getClientRects()];
    const own = (sentence.closest(".cip-body") || sentence).getBoundingClientRect();
    const half = lines.reduce((box, one) => [Math.min(box[0], one.left), Math.max(box[1], one.right)], [Infinity, 0]);
    return {
      top: Math.min(...lines.map(one => one.top)),
      bottom: Math.max(...lines.map(one => one.bottom)),
      left: half[0],
      // A narrow column is left to the right, and not to where its counterpart stands.
      right: Math.max(half[1], Math.min(half[0] + WIDTH, own.right)),
    };
  }

  function place(link) {
    const lines = [...link.getClientRects()];
    const first = Math.min(...lines.map(line => line.top));
    const last = Math.max(...lines.map(line => line.bottom));
    const read = reading(link);
    const bars = [...document.querySelectorAll(".md-header, .cip-run")].map(one => one.getBoundingClientRect());
    const top = Math.max(0, ...bars.filter(bar => bar.top <= 1).map(bar => bar.bottom)) + GAP;
    const bottom = document.documentElement.clientHeight - GAP;
    panel.style.maxHeight = "";
    const { width, height } = panel.getBoundingClientRect();
    const edge = document.documentElement.clientWidth - GAP;
    const left = Math.min(Math.max(lines[0].left, read.left), Math.max(read.right - width, read.left), edge - width);
    let at;
    if (read.bottom + GAP + height <= bottom) at = read.bottom + GAP;
    else if (read.top - GAP - height >= top) at = read.top - GAP - height;
    // No room outside what is read: next to the term, where it is seen whole.
    else if (last + GAP + height <= bottom) at = last + GAP;
    else if (first - GAP - height >= top) at = first - GAP - height;
    else {
      // Not even there: the larger side of the term, and no higher than that; the rest is scrolled.
      const above = first - GAP - top;
      const below = bottom - last - GAP;
      const room = Math.min(height, Math.max(above, below));
      panel.style.maxHeight = `${room}px`;
      at = above > below ? first - GAP - room : last + GAP;
    }
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

  // Whether there was anything to show: words, and nothing else taken up meanwhile.
  async function open(link, touched) {
    take(link);
    const said = await load(idOf(link));
    if (current !== link) return true;
    if (!said) {
      close(); // the title is back and says the most important
      return false;
    }
    fill(link, said);
    panel.classList.toggle("touched", touched);
    panel.hidden = false;
    place(link);
    link.setAttribute("aria-describedby", told.id);
    if (touched) heard.textContent = told.textContent;
    return true;
  }

  function close() {
    clearTimeout(timer);
    panel.hidden = true;
    heard.textContent = "";
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
    load(idOf(link)); // while the pointer comes to rest
    // On its way to an open panel the pointer crosses other terms: those wait longer.
    const delay = panel.hidden ? OPEN : CLOSE;
    if (panel.hidden) take(link);
    later(() => open(link, false), delay);
  });

  addEventListener("pointerout", event => {
    if (event.pointerType === "touch") return;
    if (termAt(event.target) || panel.contains(event.target)) later(close, CLOSE);
  });

  addEventListener("focusin", event => {
    const link = termAt(event.target);
    if (link?.matches(":focus-visible")) open(link, false);
    else if (!panel.contains(event.target)) close();
  });

  addEventListener("keydown", event => {
    if (event.key === "Escape") close();
  });

  // The first tap shows the preview, the second one on the same term follows the link.
  addEventListener("click", event => {
    if (shut.contains(event.target)) return close();
    if (panel.contains(event.target)) return;
    const link = termAt(event.target);
    const tapped = pointer === "touch" || pointer === "pen";
    if (link && tapped && event.detail && (link !== current || panel.hidden)) {
      event.preventDefault();
      open(link, true).then(shown => { if (!shown) location.assign(link.href); });
    } else if (link !== current) {
      close();
    }
  });

  // A phone that folds its address bar away changes the height of the window, not the text.
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) close();
    width = innerWidth;
  });
})();
