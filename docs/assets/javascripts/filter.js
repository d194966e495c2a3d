/* The filter box above a list of the glossary. Without this script the list is whole.
 *
 * It takes Chinese in either script, English words from their beginning, abbreviations, and
 * pinyin without tones, in words or in one piece (lantian, lan tian; lv or lu for lü). Several
 * words have to be there all. Down and Up go through what is found, Enter opens the first,
 * Escape empties the box.
 *
 * What the list shows is found at once; forms that it does not show (variants, traditional
 * script, what others write) are in filter-keys.js, asked for when the box is first used.
 *
 * A tick leaves out the stock phrases of the Party and the administration, in every list. */
(() => {
  const list = document.querySelector("[data-filter]");
  if (!list) return;
  const source = new URL("filter-keys.js", document.currentScript.src);

  // As build_site.py folds them: letters and digits, no tones, no accents, lower case.
  const fold = text => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  // With v for ü, as keyboards for pinyin have it.
  const foldV = text => fold(text.toLowerCase().normalize("NFD").replaceAll("u\u0308", "v"));
  const PARTS = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;

  // The words of a text; one with a hyphen also by its parts.
  const wordsOf = text => text.split(/\s+/).flatMap(piece => {
    const parts = piece.split(/[-–]/).map(fold);
    return parts.length > 1 ? [fold(piece), ...parts] : parts;
  });

  const entries = [...list.querySelectorAll("li")].map(item => ({ item, link: item.querySelector("a") }));
  const sections = [...list.querySelectorAll("section")];
  const letters = new Map([...document.querySelectorAll(".cip-letters a")].map(link => [link.hash, link]));
  const lists = [...document.querySelectorAll(".cip-orders a")]; // the same in another order

  /* --- What is looked at --------------------------------------------------------------------- */

  function read(keys) {
    for (const entry of entries) {
      const [zh, pinyin, en] = [...entry.link.children].map(part => part.textContent);
      const [chinese, words] = (keys[entry.link.hash.slice(1)] || "|").split("|");
      entry.en = fold(en);
      entry.chinese = `${fold(zh)} ${chinese}`;
      const syllables = pinyin.split(/\s+/).map(foldV);
      entry.words = ["", ...wordsOf(en), ...wordsOf(pinyin), ...syllables, words].join(" ");
      entry.pinyin = `${fold(pinyin)} ${foldV(pinyin)}`;
    }
  }

  // Whether all that is to be looked at is there, or cannot be had; then it is asked for again.
  let loading;
  function load() {
    if (loading) return loading;
    if (!entries[0]?.words) read({});
    list.ariaBusy = "true";
    loading = new Promise(resolve => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = () => {
        loading = null;
        resolve();
      };
      document.head.append(script);
    }).then(() => {
      read(window.filterKeys || {});
      list.ariaBusy = null;
      show();
    });
    return loading;
  }

  const isHan = text => /\p{Script=Han}/u.test(text);
  const holds = (entry, part) =>
    isHan(part) ? entry.chinese.includes(part) : entry.words.includes(` ${part}`);

  // Nothing where nothing is asked for: no letter, no figure.
  function matches(query) {
    const parts = query.split(/\s+/).flatMap(word => word.match(PARTS) || []).map(fold).filter(Boolean);
    if (!parts.length) return null;
    const whole = fold(query);
    return entry => parts.every(part => holds(entry, part))
      || (whole.length > 2 && !isHan(whole) && entry.pinyin.split(" ").some(one => one.includes(whole)));
  }

  const box = document.createElement("div");
  box.className = "cip-filter";
  box.innerHTML = `<label for="filter">Filter: Chinese, English, pinyin, abbreviation</label>
    <input id="filter" type="search" autocomplete="off" autocapitalize="off" spellcheck="false"
      enterkeyhint="go" placeholder="蓝天 · lantian · blue sky · TISC"><output for="filter"></output>`;
  list.before(box);
  const input = box.querySelector("input");
  const tick = document.createElement("input");
  tick.type = "checkbox";
  if (entries.some(entry => "party" in entry.item.dataset)) {
    const label = document.createElement("label");
    label.append(tick, " without Party and administrative language");
    box.append(label);
  }
  const said = box.querySelector("output");

  function show() {
    const query = input.value.trim();
    const match = matches(query);
    let count = 0;
    for (const entry of entries) {
      const left = tick.checked && "party" in entry.item.dataset;
      entry.item.hidden = left || (Boolean(match) && !match(entry));
      count += !entry.item.hidden;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("li:not([hidden])");
      const letter = letters.get(`#${section.querySelector("h2").id}`);
      if (letter) letter.hidden = section.hidden;
    }
    // Not before it is certain: what is said is read out.
    said.textContent = match && !list.ariaBusy ? `${count || "No"} ${count === 1 ? "entry" : "entries"}` : "";
    const url = asked(location.href, query);
    // A page opened as a file may not change its address everywhere.
    try { history.replaceState(history.state, "", url); } catch { /* the list is right all the same */ }
    for (const link of lists) link.href = asked(link.href, query);
  }

  // Not ?q=, which opens the search of the whole site.
  function asked(address, query) {
    const url = new URL(address);
    if (query) url.searchParams.set("filter", query);
    else url.searchParams.delete("filter");
    if (tick.checked) url.searchParams.set("without", "party");
    else url.searchParams.delete("without");
    return url.href;
  }

  const shown = () => entries.filter(entry => !entry.item.hidden).map(entry => entry.link);

  // What was asked for word for word comes before what only begins so.
  function best() {
    const asked = fold(input.value);
    const exact = entry => entry.chinese.split(" ").includes(asked) || entry.pinyin.split(" ").includes(asked)
      || entry.en === asked;
    return (entries.find(entry => !entry.item.hidden && exact(entry)) || {}).link || shown()[0];
  }

  box.addEventListener("pointerdown", load);
  input.addEventListener("input", () => {
    load();
    show();
  });
  tick.addEventListener("change", show);
  box.addEventListener("keydown", event => {
    // The keys belong to the input method; 229 is what Safari says of the Enter that ends it.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter") { if (input.value.trim()) load().then(() => best()?.click()); }
    else if (event.key === "ArrowDown") shown()[0]?.focus();
    else if (event.key === "Escape" && input.value) {
      input.value = "";
      show();
    } else return;
    event.preventDefault();
  });
  list.addEventListener("keydown", event => {
    const links = shown();
    const at = links.indexOf(event.target);
    if (at < 0) return;
    if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === "ArrowUp") (at ? links[at - 1] : input).focus();
    else if (event.key === "Escape") input.focus();
    else return;
    event.preventDefault();
  });

  input.value = new URL(location.href).searchParams.get("filter") || "";
  tick.checked = new URL(location.href).searchParams.get("without") === "party";
  if (input.value) load();
  if (input.value || tick.checked) show();
})();
