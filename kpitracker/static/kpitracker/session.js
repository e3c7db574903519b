// Says in time that the login is about to end, and keeps it alive while somebody types.
(() => {
  const watch = document.querySelector("[data-session-watch]");
  if (!watch) {
    return;
  }
  const WARN = 5 * 60 * 1000;
  const MINUTE = 60 * 1000;
  const words = watch.dataset;
  const status = watch.querySelector("[data-session-status]");
  const button = watch.querySelector("[data-session-keep]");
  // Tabs of one browser share one login: whichever asks tells the others until when.
  const shared = `kpitracker-login:${words.user}`;
  let end = 0;
  let asked = Date.now();
  let said = "";

  const say = (stage, sentence) => {
    if (said !== stage) {
      said = stage;
      status.textContent = sentence;
    }
    watch.classList.toggle("session-watch--shown", stage !== "");
    button.hidden = stage !== "ending";
  };

  const look = () => {
    const left = end - Date.now();
    if (left <= 0) {
      say("ended", words.ended);
    } else if (said === "final" && left <= WARN) {
      return;
    } else if (left <= WARN) {
      say("ending", words.ending.replace("{minutes}", Math.ceil(left / MINUTE)));
    } else if (said !== "kept") {
      say("", "");
    }
  };

  const lasts = (seconds) => {
    end = Date.now() + seconds * 1000;
    localStorage.setItem(shared, end);
  };

  const keep = async () => {
    asked = Date.now();
    const answer = await fetch(words.keep, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) {
      return; // no answer is no end: the clock goes on
    }
    const { seconds } = await answer.json();
    lasts(seconds);
    if (seconds > 0 && seconds * 1000 <= WARN) {
      const time = new Date(end).toLocaleTimeString(document.documentElement.lang, {
        hour: "2-digit",
        minute: "2-digit",
      });
      say("final", words.final.replace("{time}", time));
    }
    look();
  };

  button.addEventListener("click", async () => {
    await keep();
    if (end - Date.now() > WARN) {
      say("kept", words.kept);
      setTimeout(() => said === "kept" && say("", ""), 10000);
    }
  });
  document.addEventListener("input", () => {
    if (Date.now() - asked >= MINUTE && end > Date.now()) {
      keep();
    }
  });
  window.addEventListener("storage", (event) => {
    if (event.key === shared && Number(event.newValue) > end) {
      end = Number(event.newValue);
      look();
    }
  });

  lasts(Number(words.seconds));
  setInterval(look, 5000);
  look();
})();
