// Autocompletes carry no name of their own; give them that of their field.
const nameAutocompletes = () => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const name = select.getAttribute("aria-label") ?? select.labels[0]?.textContent.trim();
    const shown = select.nextElementSibling?.querySelectorAll("[role]") ?? [];
    for (const part of name ? shown : []) {
      part.setAttribute("aria-label", name);
    }
  }
};

// After the admin's own script, which draws them when jQuery says so.
window.django?.jQuery?.(nameAutocompletes);
document.addEventListener("formset:added", nameAutocompletes);
