// Counts the repetitions, the holds and the rests of an exercise, and says them aloud. The page
// works without it; what was done is told in the form below, whatever was counted here.
const coach = document.querySelector("[data-coach]");
if (coach) begin(coach, coach.dataset);

function begin(coach, say) {
  const part = (name) => coach.querySelector(`[data-coach-${name}]`);
  const go = part("go");
  const voice = part("voice");
  const plan = steps(say);
  let at = -1;
  let left = 0;
  let timer = null;
  let lock = null;
  let aloud = remembered();

  coach.hidden = false;
  voice.hidden = !("speechSynthesis" in window);
  voice.setAttribute("aria-pressed", String(aloud));
  go.addEventListener("click", () => (timer ? pause() : play()));
  part("skip").addEventListener("click", end);
  voice.addEventListener("click", () => {
    aloud = !aloud;
    voice.setAttribute("aria-pressed", String(aloud));
    remember(aloud);
    if (!aloud) window.speechSynthesis.cancel();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && timer) stayAwake();
  });

  function play() {
    stayAwake();
    if (at < 0) next();
    timer = setInterval(tick, 1000);
    go.textContent = say.sayPause;
  }

  function pause() {
    clearInterval(timer);
    timer = null;
    lock?.release();
    go.textContent = say.sayOn;
  }

  function tick() {
    left -= 1;
    if (left <= 0) next();
    else show();
  }

  function next() {
    at += 1;
    if (at >= plan.length) return end();
    left = plan[at].seconds;
    if (plan[at].words) tell(plan[at].words);
    part("round").textContent = plan[at].round;
    if (plan[at].count) speak(String(plan[at].count));
    show();
  }

  function show() {
    part("number").textContent = plan[at].count || left;
  }

  function tell(words) {
    part("words").textContent = words;
    speak(words);
  }

  function speak(words) {
    if (!aloud || !("speechSynthesis" in window)) return;
    const said = new SpeechSynthesisUtterance(words);
    said.lang = coach.lang === "en" ? "en-GB" : "nl-NL";
    window.speechSynthesis.speak(said);
  }

  function end() {
    pause();
    at = -1;
    go.textContent = say.sayStart;
    part("number").textContent = "";
    part("round").textContent = "";
    tell(say.sayDone);
    const question = document.querySelector("#went input[type=radio]");
    question?.focus();
    document.getElementById("went").scrollIntoView();
  }

  /** Where the browser cannot keep the screen on, it goes dark as always. */
  async function stayAwake() {
    try {
      lock = await navigator.wakeLock?.request("screen");
    } catch {}
  }
}

/** Every second of the exercise: ready, each repetition or the hold, rest, the other side. */
function steps(say) {
  const [sets, amount, rest, sides] = ["sets", "amount", "rest", "sides"].map((name) => Number(say[name]));
  const tempo = Math.max(1, Math.round(Number(say.tempo)));
  const found = [{ seconds: 5, words: say.sayReady, round: "" }];
  for (let side = 1; side <= sides; side += 1) {
    if (side > 1) found.push({ seconds: 8, words: say.sayOther, round: "" });
    for (let set = 1; set <= sets; set += 1) {
      const round = sets > 1 ? `${say.saySet} ${set} / ${sets}` : "";
      if (set > 1) found.push({ seconds: rest, words: say.sayRest, round });
      if (say.holds === "1") found.push({ seconds: amount, words: say.sayGo, round });
      else
        for (let count = 1; count <= amount; count += 1)
          found.push({ seconds: tempo, words: count === 1 ? say.sayGo : "", count, round });
    }
  }
  return found;
}

function remembered() {
  try {
    return localStorage.getItem("voice") === "on";
  } catch {
    return false;
  }
}

function remember(aloud) {
  try {
    localStorage.setItem("voice", aloud ? "on" : "off");
  } catch {}
}
