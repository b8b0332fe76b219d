// What htmx leaves to the site: where focus goes, and what is said when the line is slow or lost.
(() => {
  const SLOW_MS = 1500;
  // A second tap of a double tap, or of an impatient thumb, is not an answer to the page that has just come.
  const HOLD_MS = 700;
  let slow;
  const byId = (id) => document.getElementById(id);
  const say = (text) => { byId('status').textContent = text; };

  // A tick is kept in the background: on screen stays what was kept.
  const isTick = (event) => event.detail?.elt?.matches('[data-tick]');
  const ticks = () => [...document.querySelectorAll('[data-tick]')];
  const note = (box, text) => {
    document.querySelectorAll('[data-note]').forEach((each) => { each.textContent = ''; });
    box.closest('.done').querySelector('[data-note]').textContent = text;
  };
  const ticked = (event) => {
    if (!isTick(event) || !event.detail.successful) return;
    const sent = event.detail.requestConfig.formData.getAll('done');
    ticks().forEach((box) => { box.defaultChecked = sent.includes(box.value); });
    note(event.detail.elt, byId('status').textContent);
  };
  const untick = (box) => {
    ticks().forEach((each) => { each.checked = each.defaultChecked; });
    say('Not saved. Try again.');
    note(box, 'Not saved. Try again.');
  };

  const settle = () => {
    clearTimeout(slow);
    document.querySelectorAll('[data-slow]').forEach((each) => each.remove());
    byId('main')?.removeAttribute('aria-busy');
  };
  const tellSlow = (near) => {
    const text = 'Still loading. Your answer is safe.';
    say(text);
    // Seen where the thumb is; read out once, by the status line.
    const words = document.createElement('p');
    words.dataset.slow = '';
    words.setAttribute('aria-hidden', 'true');
    words.textContent = text;
    near?.after(words);
  };
  const start = (event) => {
    byId('problem').hidden = true;
    say('');
    settle();
    if (isTick(event)) return;
    byId('main')?.setAttribute('aria-busy', 'true');
    const pressed = event.detail.requestConfig?.triggeringEvent?.submitter ?? event.detail.elt;
    slow = setTimeout(() => tellSlow(pressed), SLOW_MS);
  };

  const hold = (main) => {
    main.dataset.held = '';
    setTimeout(() => { delete main.dataset.held; }, HOLD_MS);
  };
  const ignoreWhileHeld = (event) => {
    const held = event.target.closest?.('[data-held]');
    if (!held || event.target.closest('a')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const focusOn = (element) => {
    element.setAttribute('tabindex', '-1');
    element.focus({ preventScroll: true });
  };
  const arrive = (event) => {
    settle();
    if (event.detail?.target && event.detail.target.id !== 'main') return;
    say('');
    const landing = document.querySelector('#main [data-focus]') ?? document.querySelector('#main h1');
    if (!landing) return;
    scrollTo(0, 0);
    focusOn(landing);
  };
  const fail = (event) => {
    settle();
    if (isTick(event)) {
      untick(event.detail.elt);
      return;
    }
    say('');
    const box = byId('problem');
    const isOurs = event.type === 'htmx:responseError';
    box.querySelectorAll('[data-when]').forEach((each) => { each.hidden = (each.dataset.when === 'site') !== isOurs; });
    box.hidden = false;
    scrollTo(0, 0);
    box.focus({ preventScroll: true });
  };

  // A reason that is folded away on screen still belongs on paper.
  const unfold = () => document.querySelectorAll('details[data-print]:not([open])').forEach((details) => {
    details.open = true;
    details.dataset.unfolded = '';
  });
  const fold = () => document.querySelectorAll('details[data-unfolded]').forEach((details) => {
    details.open = false;
    delete details.dataset.unfolded;
  });
  // htmx notes the address of the page in the browser's storage: nothing is to stay there.
  const leaveNoTrace = () => {
    try { sessionStorage.removeItem('htmx-current-path-for-history'); } catch { /* no storage, no trace */ }
  };
  // Only how far the clock is from UTC, so that the plan can show the reader's own time.
  const tellTime = (event) => { event.detail.headers['UTC-Offset'] = -new Date().getTimezoneOffset(); };
  const copy = async (button) => {
    const field = byId(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      say('Copied.');
    } catch { say('Now press and hold the marked text to copy it.'); }
  };
  // A drawing stands still until it is tapped; each tap plays it from its start, large. On paper, and for
  // readers who want less motion, it stays still.
  const play = (link) => {
    const picture = link.querySelector('picture');
    const source = document.createElement('source');
    source.media = 'screen and (prefers-reduced-motion: no-preference)';
    source.srcset = `${link.href}#${Date.now()}`;
    picture.querySelector('source')?.remove();
    picture.prepend(source);
    picture.querySelector('img').addEventListener('error', () => source.remove(), { once: true });
    link.closest('.figure').classList.add('playing');
  };
  const click = (event) => {
    const playing = event.target.closest('[data-plays]');
    if (playing) {
      event.preventDefault();
      play(playing);
      return;
    }
    const copying = event.target.closest('[data-copy]');
    if (copying) copy(copying);
    if (!event.target.closest('[data-print-page]')) return;
    event.preventDefault();
    print();
  };

  const on = (names, run) => names.forEach((name) => document.addEventListener(name, run));
  on(['htmx:configRequest'], tellTime);
  on(['htmx:beforeRequest'], start);
  // At once: settling comes some frames later, and those would show the middle of the new page.
  on(['htmx:afterSwap'], (event) => {
    if (event.detail.target.id !== 'main') return;
    scrollTo(0, 0);
    hold(byId('main'));
  });
  ['click', 'submit'].forEach((name) => document.addEventListener(name, ignoreWhileHeld, true));
  on(['htmx:afterSettle', 'htmx:historyRestore'], arrive);
  on(['htmx:sendError', 'htmx:timeout', 'htmx:responseError'], fail);
  on(['htmx:afterRequest'], ticked);
  on(['htmx:pushedIntoHistory', 'htmx:historyRestore'], leaveNoTrace);
  on(['click'], click);
  addEventListener('beforeprint', unfold);
  addEventListener('afterprint', fold);

  // The worker keeps what helps without a line; a plan only for who keeps it in this browser.
  const keepForOffline = async (address) => {
    if (!address || !navigator.serviceWorker) return;
    await navigator.serviceWorker.register(address);
    const mark = document.querySelector('[data-kept]');
    if (!mark) return;
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage(mark.dataset.kept === 'yes' ? 'keep' : 'forget');
  };
  keepForOffline(document.currentScript.dataset.worker).catch(() => { /* without a worker all works but for this */ });
  if (!navigator.onLine) say(byId('status').dataset.offline);

  leaveNoTrace();
  // A page that came whole with a problem on it: take the reader there too.
  const problem = document.querySelector('#main [data-focus]');
  if (problem) focusOn(problem);
})();
