/* Search in Chinese and English: one file, two roles.
 *
 * As a web worker it answers the theme's search box, in place of the theme's own worker, which
 * cuts Chinese words apart. As a script of the page it marks what ?h=… asks for. Both read a
 * query in the same way, so what is found is what is marked.
 *
 * Chinese is found anywhere; Latin letters and digits from the start of a word, in either case.
 * Full-width forms count as half-width ones and every dash as a hyphen; quotation marks round or
 * inside Chinese do not count: 十四五规划 finds “十四五”规划.
 */
(() => {
  /* --- What a query asks for --------------------------------------------------------------- */

  // One character stays one character: a place in the folded text is the same place in the text.
  const fold = text => text
    .replace(/[！-～]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[“”„‟‘’‚‛']/g, '"')
    .replace(/[‐‑‒–—―]/g, "-");

  const WORD = /[\p{sc=Latin}\p{Nd}]/u;
  const PARTS = /[\p{sc=Latin}\p{Nd}](?:[.,&/"-]?[\p{sc=Latin}\p{Nd}])*|[^\p{sc=Latin}\p{Nd}]+/gu;
  const literal = text => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const pattern = part => WORD.test(part[0])
    ? `(?<!${WORD.source})${literal(part)}`
    : [...part.replace(/"/g, "")].map(literal).join('"*');

  // “5G技术 TISC” must hold 5G, 技术 and TISC, somewhere; to hold 5G技术 in one piece ranks higher.
  function parse(query) {
    const terms = fold(query).split(/\s+/)
      .map(term => (term.match(PARTS) || []).filter(pattern)).filter(parts => parts.length);
    const needed = new Set(terms.flatMap(parts => {
      const words = parts.filter(part => /[\p{L}\p{N}]/u.test(part));
      return (words.length ? words : parts).map(pattern);
    }));
    const wholes = [...terms, terms.flat()].filter(parts => parts.length > 1)
      .map(parts => parts.map(pattern).join('["\\s]*'));
    // Longest first: of two patterns that begin at the same place the longer one is marked.
    const all = [...new Set([...wholes, ...needed])].sort((a, b) => b.length - a.length);
    return {
      words: terms.flat(),
      needed: [...needed].map(source => new RegExp(source, "iu")),
      all: all.map(source => new RegExp(source, "iu")),
      hit: new RegExp(all.join("|"), "giu"),
    };
  }

  /* --- The worker -------------------------------------------------------------------------- */

  const SHOWN = 3; // sections in view under a page; the theme folds up the others
  const AROUND = 60; // characters of text to either side of a hit

  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'", "&amp;": "&" };
  const plain = html => html.replace(/<[^>]*>/g, " ").replace(/&[#\w]+;/g, name => ENTITIES[name] ?? name);
  const html = text => text.replace(/[&<>"]/g, char => `&#${char.charCodeAt(0)};`);
  const count = (patterns, text) => patterns.filter(one => one.test(text)).length;

  let pages = [];
  let others = {}; // what the lists of the glossary do not show of each concept: "forms|words"

  // Letters and digits only, in lower case: what a name is looked up by.
  const bare = text => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

  // The names of a concept: those in its title ("English (ABBR) · Chinese") and its other forms.
  function names({ location, title }) {
    const [, concept] = /^glossary\/([^/#]+)\/$/.exec(location) || [];
    if (!concept) return new Set();
    const [forms] = (others[concept] || "").split("|");
    return new Set([...title.split(/ · |[()]/), ...forms.split(" ")].map(bare).filter(Boolean));
  }

  // The theme's rule: of the entries that share a path the first is the page, the others are its
  // sections. A title that only repeats the one before it says where a section stands; it is
  // shown, but the section does not hold its words.
  function load(docs) {
    const byPath = new Map();
    let before;
    for (const { location, title, text } of docs) {
      const entry = { location, title: plain(title), text: plain(text) };
      entry.own = fold(title === before ? entry.text : `${entry.title}\n${entry.text}`);
      before = title;
      const path = location.split("#")[0];
      if (!byPath.has(path)) byPath.set(path, []);
      byPath.get(path).push(entry);
    }
    pages = [...byPath.values()].map(([page, ...sections]) =>
      ({ page, sections, names: names(page), own: [page, ...sections].map(entry => entry.own).join("\n") }));
  }

  function mark(text, hit) {
    let marked = "";
    let from = 0;
    for (const { 0: found, index } of fold(text).matchAll(hit)) {
      const to = index + found.length;
      marked += `${html(text.slice(from, index))}<mark data-md-highlight>${html(text.slice(index, to))}</mark>`;
      from = to;
    }
    return marked + html(text.slice(from));
  }

  // No English word is cut in two: its second half would be marked as if it were a word.
  function teaser(text, hit) {
    const [{ 0: found, index }] = [...fold(text).matchAll(hit), { 0: "", index: 0 }];
    const from = Math.max(0, index - AROUND);
    const to = index + found.length + AROUND;
    const head = from > 0 ? text.slice(from, index).replace(/^[\w\udc00-\udfff]+/, "") : text.slice(0, index);
    const tail = text.slice(index, to).replace(to < text.length ? /[\w\ud800-\udbff]+$/ : "", "");
    return `${from > 0 ? "…" : ""}${mark(head + tail, hit)}${to < text.length ? "…" : ""}`;
  }

  function search(query) {
    const { words, needed, all, hit } = parse(query);
    if (!words.length) return [];
    const asked = bare(query);
    const found = pages.filter(({ own, names }) => names.has(asked) || count(needed, own) === needed.length)
      .map(({ page, sections, names }) => {
        const held = sections.map(entry => ({ entry, rank: count(all, entry.own) }))
          .filter(({ rank }) => rank).sort((a, b) => b.rank - a.rank);
        const rank = Math.max(count(all, page.own), ...held.slice(0, 1).map(first => first.rank));
        return { page, held, rank, named: names.has(asked), title: count(all, fold(page.title)) };
      })
      // The entry of what was asked for by one of its names stands before all that only holds it.
      .sort((a, b) => b.named - a.named || b.title - a.title || b.rank - a.rank);
    return found.map(({ page, held, title, named }, i) => {
      // The theme folds up what scores below the page, and Enter opens the highest score of all:
      // the page when its title was asked for, else the best place on it.
      const score = 2 * (found.length - i);
      const item = (entry, points) => ({
        location: entry.location.replace(/#|$/, `?${new URLSearchParams({ h: query.trim() })}$&`),
        title: mark(entry.title, hit),
        text: teaser(entry.text, hit),
        score: points,
        terms: Object.fromEntries(words.map(word => [word, true])),
      });
      return [item(page, score), ...held.map(({ entry }, n) =>
        item(entry, n >= SHOWN ? score - 1 : n || title || named ? score : score + 1))];
    });
  }

  function answer({ data: { type, data } }) {
    if (type === 0) {
      // The table that the filter of the glossary reads; without it names are those of titles.
      self.window = self;
      try { importScripts(new URL("filter-keys.js", self.location)); } catch { /* not there */ }
      others = self.filterKeys || {};
      load(data.docs);
      postMessage({ type: 1 });
    } else if (type === 2) {
      postMessage({ type: 3, data: { items: search(data) } });
    }
  }

  /* --- The page ---------------------------------------------------------------------------- */

  // Drawn over the text, not put into it: a term is often a link inside a sentence, and what was
  // searched for may begin before the link and end after it.
  function markPage(content, hit) {
    const blocks = new Map();
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const block = node.parentElement.closest(".ref, .cip-ref, .headerlink, .cip-run, .cip-rail, .cip-steps, [lang], p, li, td, th, dt, dd, div");
      if (block.closest(".ref, .cip-ref, .headerlink, .cip-run, .cip-rail, .cip-steps")) continue;
      if (!blocks.has(block)) blocks.set(block, []);
      blocks.get(block).push(node);
    }
    const ranges = [];
    for (const nodes of blocks.values()) {
      // The node that holds the character at a place of the joined text, and the place within it.
      const at = place => {
        for (const node of nodes) {
          if (place <= node.length) return [node, place];
          place -= node.length;
        }
      };
      const text = fold(nodes.map(node => node.data).join(""));
      for (const { 0: found, index } of text.matchAll(hit)) {
        const range = new Range();
        range.setStart(...at(index));
        range.setEnd(...at(index + found.length));
        ranges.push(range);
      }
    }
    CSS.highlights.set("search", new Highlight(...ranges));
  }

  const content = self.document?.querySelector("[data-md-component=content]");
  if (!content) {
    addEventListener("message", answer);
  } else if (self.CSS?.highlights) {
    const { words, hit } = parse(new URLSearchParams(location.search).get("h") || "");
    if (words.length) markPage(content, hit);
  }
})();
