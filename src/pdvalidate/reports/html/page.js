"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const form = at("filters");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  let units = null;

  // What is searched in is folded once, when somebody first asks for something.
  const known = () => units ??= [...document.querySelectorAll(".unit")].map((unit) => ({
    unit,
    row: document.querySelector(`tr[data-for="${unit.id}"]`),
    status: unit.dataset.status,
    head: fold(unit.querySelector("summary").textContent + " " + (unit.querySelector(".note")?.textContent ?? "")),
    lines: [...unit.querySelectorAll("tr[data-r]")].map((line) => (
      { line, severity: line.dataset.s, rule: line.dataset.r, text: fold(line.textContent) })),
  }));

  const show = (element, wanted) => { if (element && element.hidden === wanted) element.hidden = !wanted; };

  const filter = () => {
    const words = fold(at("q").value).split(/\s+/).filter(Boolean);
    const [status, severity, rule] = ["status", "severity", "rule"].map((id) => at(id).value);
    const narrowed = severity || rule;
    let shownUnits = 0, shownLines = 0;
    for (const one of known()) {
      let lines = 0;
      for (const line of one.lines) {
        const fits = (!severity || line.severity === severity) && (!rule || line.rule === rule)
          && words.every((word) => one.head.includes(word) || line.text.includes(word));
        show(line.line, fits);
        lines += fits;
      }
      const named = words.every((word) => one.head.includes(word));
      const fits = (!status || one.status === status) && (lines > 0 || (!narrowed && named));
      show(one.unit, fits);
      show(one.row, fits);
      if (fits) { shownUnits += 1; shownLines += lines; }
    }
    const said = new Intl.NumberFormat(document.documentElement.lang);
    at("shown").textContent = at("shown").dataset.text
      .replace("{units}", said.format(shownUnits)).replace("{lines}", said.format(shownLines));
    show(at("none"), shownUnits === 0);
  };

  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); };

  // A link into a section that is closed or filtered away has to open it first.
  const reveal = () => {
    const target = location.hash.length > 1 && at(decodeURIComponent(location.hash.slice(1)));
    const unit = target && target.closest(".unit");
    if (!unit) return;
    if (unit.hidden || target.hidden) { form.reset(); filter(); }
    unit.open = true;
    target.scrollIntoView({ block: target === unit ? "start" : "center" });
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", soon);
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => document.querySelectorAll(".unit").forEach((unit) => { unit.open = true; }));
  reveal();
})();
