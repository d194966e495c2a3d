"""A page at rest: the state in which nothing more will happen by itself.

What a test says does not happen has to be given the chance to: all that the page's scripts have put
off is waited for, however long the machine takes over it.
"""

from __future__ import annotations

from playwright.sync_api import Page

# Counts what is put off, before any script of the page runs.
TIMERS = """(() => {
  const { setTimeout, clearTimeout } = window;
  const waiting = new Set();
  window.setTimeout = (work, delay, ...more) => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      work(...more);
    }, delay);
    waiting.add(timer);
    return timer;
  };
  window.clearTimeout = timer => {
    waiting.delete(timer);
    clearTimeout(timer);
  };
  window.nothingWaits = () => waiting.size === 0;
})();"""
DRAWN = "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


def at_rest(page: Page) -> None:
    """Wait until nothing is under way, nothing is put off, and what was done is drawn."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function("window.nothingWaits()")
    page.evaluate(DRAWN)
