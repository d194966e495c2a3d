/* Reading a text: views, sentences, terms, the place one is in.
 *
 * Without this script both languages show, terms are links and numbers are links to what they
 * number. How a text is shown is said by attributes of the root element, set in the head of the
 * page before it is drawn (overrides/main.html); here they are changed, and kept. */
(() => {
  const run = document.querySelector(".cip-run");
  if (!run) return;
  const root = document.documentElement;
  const rail = document.getElementById("cip-rail");
  const pairs = [...document.querySelectorAll(".cip-pair")];
  const KEPT = "cip-reading";
  const NARROW = matchMedia("(max-width: 719px)");
  const VIEWS = [["en", "English", "1"], ["zh", "中文", "2"], ["side", "Side by side", "3"], ["alternating", "Alternating", "4"]];
  const ROWS = [["paragraph", "By paragraph", ""], ["sentence", "By sentence", "5"]];
  const TERMS = [["all", "All", ""], ["first", "First in a section", ""], ["none", "None", ""]];

  const set = name => root.getAttribute(`data-cip-${name}`);
  const shown = one => one.getClientRects().length > 0;
  const line = () => (run.getBoundingClientRect().bottom > 0 ? Math.max(run.getBoundingClientRect().bottom, run.offsetHeight) : run.offsetHeight);

  function made(tag, name, text, lang) {
    const one = document.createElement(tag);
    if (name) one.className = name;
    if (text) one.textContent = text;
    if (lang) one.lang = lang;
    return one;
  }

  /* --- What stays where it is ------------------------------------------------------------------ */

  // A sentence in whichever language is shown, or the pair if neither can be found.
  function stands(pair, number) {
    const all = number ? [...pair.querySelectorAll(`.cip-sn[data-n="${number}"]`)] : [];
    return all.find(shown) || pair;
  }

  // Where the words of a sentence begin, and not where the box of its first line does.
  const begins = one => one.getClientRects()[0].top;

  // What is read at the top of the window: the first sentence that begins there, or else the one
  // that goes on there.
  function top() {
    const edge = line();
    const pair = pairs.find(one => one.getBoundingClientRect().bottom > edge + 4);
    if (!pair) return null;
    const all = [...pair.querySelectorAll(".cip-sn")].filter(shown);
    const sentence = all.find(one => begins(one) >= edge - 8 && begins(one) < innerHeight)
      || all.find(one => one.getBoundingClientRect().bottom > edge + 4);
    return { pair, number: sentence?.dataset.n };
  }

  // Do something to the page; what is read stays at the height at which it is.
  function staying(work) {
    const reading = scrollY > 0 && top();
    const before = reading && begins(stands(reading.pair, reading.number));
    root.style.overflowAnchor = "none";
    work();
    if (reading) {
      const after = begins(stands(reading.pair, reading.number));
      scrollBy({ top: after - before, behavior: "instant" });
    }
    requestAnimationFrame(() => { root.style.overflowAnchor = ""; });
  }

  /* --- Views ------------------------------------------------------------------------------------ */

  function keep() {
    const kept = Object.fromEntries(["view", "rows", "terms"].map(name => [name, set(name)]));
    try { localStorage.setItem(KEPT, JSON.stringify(kept)); } catch { /* not allowed: not kept */ }
    // The address asks for what is shown, or for nothing.
    const url = new URL(location);
    for (const name in kept) if (url.searchParams.has(name)) url.searchParams.set(name, kept[name]);
    history.replaceState(history.state, "", url);
  }

  function choose(name, value) {
    if (set(name) === value) return;
    staying(() => {
      root.setAttribute(`data-cip-${name}`, value);
      if (name === "view") for (const one of pairs) one.classList.remove("cip-open");
      if (name === "terms") markTerms();
      press();
      number();
    });
    keep();
    where();
  }

  const buttons = [];
  function button(name, [value, text, key]) {
    const one = made("button", "", text, text === "中文" ? "zh-Hans" : "");
    one.type = "button";
    if (key) {
      one.title = `Key ${key}`;
      one.setAttribute("aria-keyshortcuts", key);
    }
    one.addEventListener("click", () => choose(name, value));
    buttons.push([one, name, value]);
    return one;
  }

  // Which view a narrow window shows: it has no room for two columns.
  const seenView = () => (set("view") === "side" && NARROW.matches ? "en" : set("view"));

  function press() {
    for (const [one, name, value] of buttons) {
      const current = name === "view" && one.closest(".cip-views") ? seenView() : set(name);
      one.setAttribute("aria-pressed", String(current === value));
    }
    more.textContent = NARROW.matches ? `${VIEWS.find(([name]) => name === seenView())[1]} ▾` : "Rows, terms ▾";
    for (const [one, pair] of taps) {
      const open = pair.classList.contains("cip-open");
      const chinese = set("view") !== "zh";
      one.textContent = chinese ? "中文" : "English";
      one.lang = chinese ? "zh-Hans" : "en";
      one.setAttribute("aria-expanded", String(open));
    }
  }

  const group = (label, name, options, extra = "") => {
    const set_ = made("fieldset", extra);
    set_.append(made("legend", "", label), ...options.map(one => button(name, one)));
    return set_;
  };
  const choices = run.querySelector(".cip-choices");
  choices.setAttribute("role", "group");
  choices.setAttribute("aria-label", "View");
  const options = made("div", "cip-options");
  options.id = "cip-options";
  options.popover = "auto";
  options.append(
    group("View", "view", VIEWS.filter(([name]) => name !== "side"), "cip-views"),
    group("Rows", "rows", ROWS),
    group("Terms underlined", "terms", TERMS),
    made("p", "", "Keys: 1–4 view, 5 rows, j and k paragraphs, J and K sentences, Esc lets go."),
  );
  const more = made("button", "cip-more");
  more.type = "button";
  more.setAttribute("popovertarget", options.id);
  choices.append(...VIEWS.map(one => button("view", one)), more);
  run.append(options);

  // What opens from the running head opens below it, wherever that is.
  for (const one of [options, rail]) {
    one.addEventListener("beforetoggle", () => {
      root.style.setProperty("--cip-below", `${Math.round(run.getBoundingClientRect().bottom)}px`);
    });
  }

  // One tap below each paragraph of a narrow window: its other language.
  const taps = pairs.filter(one => one.matches("div:not(.cip-untranslated)")).map(pair => {
    const one = made("button", "cip-tap");
    one.type = "button";
    one.addEventListener("click", () => {
      staying(() => pair.classList.toggle("cip-open"));
      press();
    });
    pair.querySelector(".cip-ref").append(one);
    return [one, pair];
  });
  NARROW.addEventListener("change", press);

  /* --- Terms ------------------------------------------------------------------------------------- */

  // Of each column of a section the first link to a concept is the one that is marked.
  function markTerms() {
    const mode = set("terms");
    let known = new Set();
    for (const pair of pairs) {
      if (pair.matches("h1, h2, h3, h4, h5")) known = new Set();
      for (const link of pair.querySelectorAll(".cip-body a:not(.cip-ref)")) {
        const name = (link.closest(".cip-zh") ? "zh " : "en ") + link.hash;
        const plain = mode === "none" || (mode === "first" && known.has(name));
        known.add(name);
        link.classList.toggle("cip-plain", plain);
        if (plain) link.tabIndex = -1;
        else link.removeAttribute("tabindex");
      }
    }
  }

  /* --- Sentences --------------------------------------------------------------------------------- */

  let lit = null; // [pair, number] of the sentence that is lit
  let fixed = false; // … and stays so
  const tag = made("a", "cip-nr");

  const sentenceAt = target => target instanceof Element ? target.closest(".cip-pair .cip-sn") : null;

  function light(sentence) {
    for (const one of document.querySelectorAll(".cip-lit")) one.classList.remove("cip-lit");
    lit = sentence ? [sentence.closest(".cip-pair"), sentence.dataset.n] : null;
    if (lit) for (const one of lit[0].querySelectorAll(`.cip-sn[data-n="${lit[1]}"]`)) one.classList.add("cip-lit");
    number();
  }

  // The number of the sentence that is lit, in the margin beside it: its address, to be copied.
  function number() {
    if (!lit) return tag.remove();
    const [pair, n] = lit;
    const sentence = stands(pair, n);
    tag.textContent = `.${n}`;
    tag.href = `#${pair.id}.${n}`;
    tag.setAttribute("aria-label", `Sentence ${n} of ${pair.id}: copy its address`);
    pair.append(tag);
    const words = document.createRange();
    words.selectNodeContents(sentence);
    const first = words.getClientRects()[0];
    const own = pair.querySelector(".cip-ref").getBoundingClientRect();
    const at = first.top + first.height / 2 - pair.getBoundingClientRect().top;
    const half = tag.offsetHeight / 2;
    // On the first line the paragraph's own number stands there already: this one goes under it.
    const below = own.bottom - pair.getBoundingClientRect().top;
    tag.style.top = NARROW.matches ? "0" : `${Math.max(at - half, Math.min(below, own.height + 2) - 4)}px`;
  }

  const same = sentence => lit && sentence && lit[0] === sentence.closest(".cip-pair") && lit[1] === sentence.dataset.n;

  function fix(sentence) {
    fixed = !(fixed && same(sentence));
    light(fixed ? sentence : null);
  }

  addEventListener("pointerover", event => {
    if (event.pointerType === "touch" || fixed) return;
    if (tag.contains(event.target)) return;
    const sentence = sentenceAt(event.target);
    // Between two sentences nothing goes out: what is lit goes on until another one is.
    if (sentence ? !same(sentence) : lit && !event.target.closest?.(".cip-pair, .preview")) light(sentence);
  });

  let pointer = "mouse";
  addEventListener("pointerdown", event => { pointer = event.pointerType; }, true);
  addEventListener("click", event => {
    const sentence = sentenceAt(event.target);
    if (!sentence) {
      if (fixed && !event.target.closest?.("a, button, .preview")) {
        fixed = false;
        light(null);
      }
      return;
    }
    if (event.target.closest("a") || String(getSelection()).trim()) return;
    // A finger lights with its first tap and fixes with its second, a mouse has lit already.
    if (pointer !== "mouse" && !same(sentence)) {
      fixed = false;
      light(sentence);
    } else fix(sentence);
  });

  addEventListener("focusin", event => {
    const sentence = sentenceAt(event.target);
    if (sentence && !fixed && !same(sentence)) light(sentence);
  });

  // Words that are selected say which sentence is meant.
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed) return;
    const sentence = sentenceAt(selection.anchorNode?.parentElement);
    if (sentence && !same(sentence)) {
      light(sentence);
      fixed = true;
    }
  });

  /* --- Keys --------------------------------------------------------------------------------------- */

  function paragraph(step) {
    const edge = line() + 24;
    const seen = pairs.map(one => one.getBoundingClientRect().top);
    const focused = pairs.indexOf(document.activeElement?.closest?.(".cip-pair"));
    const at = focused >= 0 ? focused
      : step > 0 ? seen.findLastIndex(one => one <= edge) : seen.findIndex(one => one >= edge - 24);
    const next = pairs[Math.min(Math.max(at + step, 0), pairs.length - 1)];
    next.scrollIntoView({ block: "start", behavior: "instant" });
    (next.querySelector("p.cip-ref > a, a.cip-ref"))?.focus({ preventScroll: true });
  }

  function sentence(step) {
    const all = [...document.querySelectorAll(".cip-pair .cip-sn")].filter(shown)
      .filter((one, i, found) => found.findIndex(other => other.closest(".cip-pair") === one.closest(".cip-pair") && other.dataset.n === one.dataset.n) === i);
    const edge = line();
    const at = lit ? all.findIndex(same) : all.findIndex(one => one.getBoundingClientRect().bottom > edge) - (step > 0 ? 1 : 0);
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    if (!next) return;
    fixed = true;
    light(next);
    const box = next.getBoundingClientRect();
    if (box.top < edge + 8 || box.bottom > innerHeight - 8) next.scrollIntoView({ block: "center", behavior: "instant" });
  }

  const KEYS = {
    j: () => paragraph(1),
    k: () => paragraph(-1),
    J: () => sentence(1),
    K: () => sentence(-1),
    5: () => choose("rows", set("rows") === "sentence" ? "paragraph" : "sentence"),
    Escape: () => { fixed = false; light(null); },
  };
  for (const [value, , key] of VIEWS) KEYS[key] = () => choose("view", value);

  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const work = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    if (!work) return;
    work();
    if (event.key !== "Escape") event.preventDefault();
  });

  /* --- Addresses ----------------------------------------------------------------------------------- */

  const lost = made("div", "cip-lost");
  lost.setAttribute("role", "status");
  run.after(lost);

  function say(text, href, label) {
    const shut = made("button", "", "Close");
    shut.type = "button";
    shut.addEventListener("click", () => lost.replaceChildren());
    const link = made("a", "", label);
    link.href = href;
    lost.replaceChildren(text, " ", link, shut);
  }

  const PLACE = /^[a-z]\d+-\d+-\d+(?:\.\d+)?$/;
  const SENTENCE = /^(.+)\.\d+$/;

  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    lost.replaceChildren();
    for (const one of document.querySelectorAll(".cip-asked-for")) one.classList.remove("cip-asked-for");
    if (!name) return;
    const found = document.getElementById(name);
    if (found) {
      const pair = found.closest(".cip-pair");
      if (!pair) return;
      if (found.matches(".cip-sn")) {
        fixed = true;
        light(found);
        // The language that is shown may be the other one.
        if (!shown(found)) stands(pair, found.dataset.n).scrollIntoView({ block: "start", behavior: "instant" });
      }
      return;
    }
    const above = SENTENCE.exec(name)?.[1];
    const pair = above && document.getElementById(above);
    if (pair) {
      pair.classList.add("cip-asked-for");
      pair.scrollIntoView({ block: "start", behavior: "instant" });
      return;
    }
    if (!PLACE.test(name)) return;
    const whole = rail.querySelector(".cip-all").getAttribute("href");
    const inWhole = whole.endsWith("all/");
    say(
      `No paragraph ${name} on this page.`,
      inWhole ? `${whole}#${name}` : "../",
      inWhole ? "Look in the whole document" : "To the contents of the document",
    );
  }

  // What ?h= has marked (search.js has drawn it by now) is opened where it is hidden.
  function openHits() {
    const hits = self.CSS?.highlights?.get("search");
    if (!hits) return;
    for (const range of hits) {
      const pair = range.startContainer.parentElement?.closest(".cip-pair");
      if (pair && !range.getClientRects().length) pair.classList.add("cip-open");
    }
  }

  /* --- Where one is ---------------------------------------------------------------------------------- */

  // Every line of the outline that leads to this page, with the place that it leads to.
  const places = [...rail.querySelectorAll('a[href^="#"]')]
    .map(link => [link, document.getElementById(link.hash.slice(1))]).filter(([, place]) => place);
  const heres = [...run.querySelectorAll(".cip-here")];
  const before = heres.map(one => one.innerHTML);
  let current;

  function where() {
    const edge = line() + 40;
    const at = places.findLast(([, place]) => place.getBoundingClientRect().top <= edge)?.[0] || null;
    if (at === current) return;
    current = at;
    for (const [link] of places) link.removeAttribute("aria-current");
    if (at) at.setAttribute("aria-current", "location");
    const chapter = at?.closest(".cip-rail > ol > li");
    if (rail.classList.contains("cip-follows")) {
      for (const one of rail.querySelectorAll("li.cip-on")) one.classList.remove("cip-on");
      chapter?.classList.add("cip-on");
    }
    heres.forEach((one, i) => {
      if (!at) return void (one.innerHTML = before[i]);
      const numbers = [chapter, at.parentElement].map(item => item.querySelector(".cip-num").textContent);
      const said = [...new Set(numbers)].filter(Boolean).join(" ");
      const words = [...at.querySelectorAll(".cip-l")].map(word => word.cloneNode(true));
      one.replaceChildren(said ? `${said} ` : "", ...words);
    });
    // In an outline longer than the window the place one is in stays in sight.
    if (at && rail.scrollHeight > rail.clientHeight) {
      const box = at.getBoundingClientRect();
      const room = rail.getBoundingClientRect();
      if (box.top < room.top || box.bottom > room.bottom) rail.scrollTop += box.top - room.top - room.height / 3;
    }
  }

  let asked = 0;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      where();
    });
  }, { passive: true });

  rail.addEventListener("click", event => {
    if (event.target.closest("a") && rail.matches(":popover-open")) rail.hidePopover();
  });

  /* --- From the start -------------------------------------------------------------------------------- */

  if (rail.querySelector(".cip-all").getAttribute("href") === "../") rail.classList.add("cip-follows");
  if (set("terms") !== "all") markTerms();
  press();
  openHits();
  follow();
  where();
  addEventListener("hashchange", follow);
  addEventListener("resize", number);
})();
