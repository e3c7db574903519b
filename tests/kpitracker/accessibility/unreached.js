// What could be reached by Tab and was not.
() => [...document.querySelectorAll("a[href], button, select, textarea, summary, input, [tabindex='0']")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden")
  .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }) && !one.closest("[inert]"))
  // One of a group of radio buttons stands for all.
  .filter((one) => !(one.type === "radio" && [...window.reached].some((it) => it.name === one.name)))
  .filter((one) => !window.reached.has(one))
  .map((one) => one.outerHTML.slice(0, 100))
