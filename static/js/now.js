// The step on this page: a timer that the person starts, and the step read aloud. All words stand in the page.
(() => {
  const RINGS = 3;
  const card = document.querySelector('.first');
  const tell = (text) => { document.getElementById('status').textContent = text; };

  const timer = (button) => {
    const left = card.querySelector('[data-left]');
    const begins = button.textContent;
    let ends = 0;
    let ticking;
    let sound;
    let awake;

    const ring = () => {
      navigator.vibrate?.([400, 200, 400, 200, 400]);
      for (let count = 0; count < RINGS; count += 1) {
        const tone = sound.createOscillator();
        tone.frequency.value = 880;
        tone.connect(sound.destination);
        tone.start(sound.currentTime + count * 0.7);
        tone.stop(sound.currentTime + count * 0.7 + 0.4);
      }
    };
    const stop = () => {
      clearInterval(ticking);
      awake?.release();
      ends = 0;
      button.textContent = begins;
    };
    const show = () => {
      const seconds = Math.max(0, Math.round((ends - Date.now()) / 1000));
      left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      if (seconds) return;
      stop();
      ring();
      left.textContent = left.dataset.up;
      tell(left.dataset.up);
    };
    const start = async () => {
      // Only a tap may open a way to sound.
      sound ??= new AudioContext();
      ends = Date.now() + button.dataset.minutes * 60000;
      left.parentElement.hidden = false;
      button.textContent = button.dataset.stop;
      ticking = setInterval(show, 250);
      show();
      try { awake = await navigator.wakeLock?.request('screen'); } catch { /* the screen may go dark: the page says so */ }
    };
    button.addEventListener('click', () => {
      if (!ends) { start(); return; }
      stop();
      left.parentElement.hidden = true;
    });
  };

  const reader = (button) => {
    if (!window.speechSynthesis) return;
    button.hidden = false;
    const begins = button.textContent;
    const over = () => { button.textContent = begins; };
    button.addEventListener('click', () => {
      if (speechSynthesis.speaking) { speechSynthesis.cancel(); over(); return; }
      const parts = [...card.querySelectorAll('h2, .dose, ol li, .stopping p')];
      const speech = new SpeechSynthesisUtterance(parts.map((part) => part.textContent.trim()).join('.\n'));
      speech.lang = document.documentElement.lang;
      speech.onend = over;
      speech.onerror = over;
      button.textContent = button.dataset.stop;
      speechSynthesis.speak(speech);
    });
    addEventListener('pagehide', () => speechSynthesis.cancel());
  };

  card?.querySelectorAll('[data-minutes]').forEach(timer);
  card?.querySelectorAll('[data-read]').forEach(reader);
})();
