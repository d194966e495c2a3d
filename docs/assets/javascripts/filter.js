/* The filter box above a list of the glossary. Without this script the list is whole.
 *
 * It takes Chinese in either script, English words from their beginning, abbreviations, and
 * pinyin without tones, in words or in one piece (lantian, lan tian; lv or lu for lü). Several
 * words have to be there all. Down and Up go through what is found, Enter opens the first,
 * Escape empties the box. */
(() => {
  const list = document.querySelector("[data-filter]");
  if (!list) return;

  // As build_site.py folds them: letters and digits, no tones, no accents, lower case.
  const fold = text => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const PARTS = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;

  const entries = [...list.querySelectorAll("li")].map(item => {
    const [chinese, words, pinyin] = item.dataset.key.split("|");
    return { item, chinese, words, pinyin, link: item.querySelector("a") };
  });
  const sections = [...list.querySelectorAll("section")];
  const letters = new Map([...document.querySelectorAll(".letters a")].map(link => [link.hash, link]));
  const lists = [...document.querySelectorAll(".lists a")]; // the same in another order

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
  box.className = "filter";
  box.innerHTML = `<label for="filter">Filter: Chinese, English, pinyin, abbreviation</label>
    <input id="filter" type="search" autocomplete="off" autocapitalize="off" spellcheck="false"
      enterkeyhint="go" placeholder="蓝天 · lantian · blue sky · TISC"><output for="filter"></output>`;
  list.before(box);
  const input = box.querySelector("input");
  const said = box.querySelector("output");

  function show() {
    const query = input.value.trim();
    const match = matches(query);
    let count = 0;
    for (const entry of entries) {
      entry.item.hidden = Boolean(match) && !match(entry);
      count += !entry.item.hidden;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("li:not([hidden])");
      const letter = letters.get(`#${section.querySelector("h2").id}`);
      if (letter) letter.hidden = section.hidden;
    }
    said.textContent = match ? `${count || "No"} ${count === 1 ? "entry" : "entries"}` : "";
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
    return url.href;
  }

  const shown = () => entries.filter(entry => !entry.item.hidden).map(entry => entry.link);

  // What was asked for word for word comes before what only begins so.
  function best() {
    const asked = fold(input.value);
    const exact = entry => entry.chinese.split(" ").includes(asked) || entry.pinyin.split(" ").includes(asked)
      || fold(entry.link.querySelector(".en").textContent) === asked;
    return (entries.find(entry => !entry.item.hidden && exact(entry)) || {}).link || shown()[0];
  }

  input.addEventListener("input", show);
  box.addEventListener("keydown", event => {
    // The keys belong to the input method; 229 is what Safari says of the Enter that ends it.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter") { if (input.value.trim()) best()?.click(); }
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
  if (input.value) show();
  // Who comes with a keyboard comes to type; a finger would only get half the window covered.
  if (!location.hash && matchMedia("(hover: hover)").matches) input.focus({ preventScroll: true });
})();
