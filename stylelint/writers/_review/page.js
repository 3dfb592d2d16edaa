"use strict";
// Walk from finding to finding by keyboard or button. The page does without: the numbers are links.
(() => {
  const refs = [...document.querySelectorAll("a.ref")];
  const walk = document.getElementById("walk");
  const at = document.getElementById("at");
  let here = -1;
  if (!refs.length) return;
  walk.hidden = document.getElementById("steps").hidden = false;
  const tell = () => { at.textContent = `${here + 1} / ${refs.length}`; };
  const mark = (index) => {
    document.querySelectorAll(".here").forEach((one) => one.classList.remove("here"));
    here = index;
    const note = document.getElementById(refs[here].hash.slice(1));
    if (note) note.classList.add("here");
    refs[here].classList.add("here");
    tell();
  };
  const step = (by) => {
    for (let index = here + by; index >= 0 && index < refs.length; index += by) {
      if (refs[index].offsetParent === null) continue; // its family is hidden
      refs[index].focus({ preventScroll: true });
      refs[index].scrollIntoView({ block: "center" });
      return;
    }
  };
  refs.forEach((ref, index) => ref.addEventListener("focus", () => mark(index)));
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const key = event.key.toLowerCase();
    if (key === "n" || key === "j") step(1);
    else if (key === "p" || key === "k") step(-1);
  });
  tell();
})();
