"use strict";
// Search over the anchors of the page: names that begin with the words come first.
(() => {
  const input = document.getElementById("-search"), found = document.getElementById("-found");
  const contents = document.getElementById("-contents");
  const names = [...document.querySelectorAll("main article[id], main .member[id]")].map(element => element.id);
  const most = 60;
  input.hidden = false;

  const rank = (name, text) => {
    const place = name.toLowerCase().indexOf(text);
    if (place < 0) return -1;
    return (place === 0 || /[.@(]/.test(name[place - 1]) ? 0 : 1000) + name.length;
  };

  input.addEventListener("input", () => {
    const text = input.value.trim().toLowerCase();
    contents.hidden = text !== "";
    found.hidden = text === "";
    const hits = text === "" ? [] : names.map(name => [rank(name, text), name]).filter(hit => hit[0] >= 0);
    hits.sort((left, right) => left[0] - right[0] || (left[1] < right[1] ? -1 : 1));
    found.replaceChildren(...hits.slice(0, most).map(([, name]) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + name;
      link.textContent = link.title = name;
      item.append(link);
      return item;
    }));
    if (hits.length > most || (text !== "" && hits.length === 0)) {
      const item = document.createElement("li");
      item.textContent = hits.length === 0 ? "Nothing found." : `${hits.length - most} more`;
      found.append(item);
    }
  });

  input.addEventListener("keydown", event => {
    if (event.key === "Enter") found.querySelector("a")?.click();
  });

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && input.value !== "") {
      input.value = "";
      input.dispatchEvent(new Event("input"));
    }
    if (event.key !== "/" || event.ctrlKey || event.metaKey || document.activeElement === input) return;
    event.preventDefault();
    input.focus();
  });
})();
