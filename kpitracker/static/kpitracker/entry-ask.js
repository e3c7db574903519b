// One question to the server; what came of it, never an exception.
const cookie = (name) =>
  document.cookie
    .split("; ")
    .find((one) => one.split("=")[0].endsWith(name))
    ?.split("=")[1];

// The cookie is read each time: logging in elsewhere has given a new one.
const token = () =>
  cookie("kpitracker_csrf") ?? document.querySelector("[name=csrfmiddlewaretoken]").value;

// Whose form it is: what one person typed is not saved for another who logged in.
const typedBy = document.querySelector("[name=_typed_by]")?.value;

export const ask = async (address, body) => {
  try {
    if (typedBy) {
      body.set("_typed_by", typedBy);
    }
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": token(), Accept: "application/json" },
    });
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (isJson) {
      return await answer.json();
    }
    // A page instead of an answer: the login page, or that of an old token.
    return { problem: answer.ok || answer.status === 403 ? "login" : "offline" };
  } catch {
    return { problem: "offline" };
  }
};
