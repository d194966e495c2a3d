/* Opens pages in a frame, one visit each, and says what is wrong with them at several widths.
 *
 * A frame is a window to the page in it: its width is the one that the theme's and our own rules
 * ask for. It is not painted, which is most of the work that a browser has with a page. */
({
  async visit([address, widths, planted]) {
    const frame = document.querySelector("iframe") ?? this.frame();
    frame.style.width = `${widths[0]}px`;
    await new Promise(resolve => { frame.onload = resolve; frame.src = address; });
    const page = frame.contentDocument;
    if (planted) page.head.insertAdjacentHTML("beforeend", `<style>${planted.style ?? ""}</style>`);
    for (const one of planted?.marked ? page.querySelectorAll(planted.marked) : []) one.classList.add(planted.name);
    return widths.flatMap(width => this.measure(frame, width).map(said => `${width}: ${said}`));
  },

  frame() {
    const frame = document.createElement("iframe");
    frame.style = "position: absolute; left: 0; top: 0; height: 844px; border: 0; visibility: hidden";
    document.body.replaceChildren(frame);
    return frame;
  },

  /* What lies in a pair as a box of its own: of what has none, as rows of sentences make of their
     columns, what lies in that; lines of text within a box are no boxes. */
  parts(one) {
    const display = part => part.ownerDocument.defaultView.getComputedStyle(part).display;
    return [...one.children].flatMap(part => {
      if (/^inline/.test(display(part)) || part.matches(".cip-nr")) return [];
      const held = part.matches(".cip-body, .cip-resp") || display(part) === "contents";
      return held ? this.parts(part) : [part];
    });
  },

  measure(frame, width) {
    frame.style.width = `${width}px`;
    const page = frame.contentDocument;
    // What moves when a width is passed, as the theme's drawer does, has arrived.
    page.documentElement.getBoundingClientRect();
    for (const one of page.getAnimations()) one.finish();
    const article = page.querySelector("article");
    const pairs = [...article.querySelectorAll(".cip-pair")].filter(one => one.getClientRects().length);
    const name = one => one.id || one.className || one.textContent.trim().slice(0, 20) || one.tagName;
    const box = one => one.getBoundingClientRect();
    // With the words that run out of it.
    const all = one => {
      const { left, top, right, bottom } = box(one);
      return { left, top, right: Math.max(right, left + one.scrollWidth), bottom: Math.max(bottom, top + one.scrollHeight) };
    };
    const seen = one => box(one).width > 0 && box(one).height > 0;
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const said = [];

    if (page.documentElement.scrollWidth > width) said.push("it scrolls sideways");
    // What scrolls or is cut off by itself may be wider than what it stands in.
    for (const one of article.querySelectorAll("*")) {
      if (box(one).right > width + 1 && !one.closest(".before, .after, .md-typeset__scrollwrap, [aria-current], .cip-run, .cip-steps-above")) {
        said.push(`${name(one)} ends beyond the window`);
      }
    }

    const starts = new Set(pairs.map(one => Math.round(box(one).left)));
    const ends = new Set(pairs.map(one => Math.round(box(one).right)));
    if (starts.size > 1) said.push(`pairs start at ${[...starts].join(", ")}`);
    if (ends.size > 1) said.push(`pairs end at ${[...ends].join(", ")}`);

    const columns = article.querySelectorAll(".cip-body :is(.cip-zh, .cip-en), p, dd, li, blockquote, h1, h2, h3, h4");
    for (const one of columns) {
      const long = one.textContent.trim().length >= 20;
      if (long && seen(one) && box(one).width < 150) said.push(`${name(one)} is ${Math.round(box(one).width)} wide`);
    }

    for (const [i, pair] of pairs.entries()) {
      // In the order of the page a pair that meets another meets its neighbour.
      for (const other of pairs.slice(i + 1, i + 3)) {
        if (meet(all(pair), all(other))) said.push(`${name(pair)} and ${name(other)} overlap`);
      }
      const parts = this.parts(pair).filter(seen);
      for (const [j, part] of parts.entries()) {
        for (const other of parts.slice(j + 1)) {
          if (meet(all(part), all(other))) said.push(`${name(pair)}: ${name(part)} and ${name(other)} overlap`);
        }
      }
    }
    return said;
  },
})
