// What htmx leaves to the site: where focus goes, and what is said when the line is slow or lost.
(() => {
  const SLOW_MS = 1500;
  let slow;
  const byId = (id) => document.getElementById(id);
  const say = (text) => { byId('status').textContent = text; };

  const settle = () => {
    clearTimeout(slow);
    byId('main')?.removeAttribute('aria-busy');
  };
  const start = () => {
    byId('problem').hidden = true;
    say('');
    byId('main')?.setAttribute('aria-busy', 'true');
    clearTimeout(slow);
    slow = setTimeout(() => say('Still loading. Your answer is safe.'), SLOW_MS);
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
  const fail = () => {
    settle();
    say('');
    const box = byId('problem');
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
  const click = (event) => {
    if (!event.target.closest('[data-print-page]')) return;
    event.preventDefault();
    print();
  };

  const on = (names, run) => names.forEach((name) => document.addEventListener(name, run));
  on(['htmx:beforeRequest'], start);
  on(['htmx:afterSettle', 'htmx:historyRestore'], arrive);
  on(['htmx:sendError', 'htmx:timeout', 'htmx:responseError'], fail);
  on(['htmx:pushedIntoHistory', 'htmx:historyRestore'], leaveNoTrace);
  on(['click'], click);
  addEventListener('beforeprint', unfold);
  addEventListener('afterprint', fold);

  leaveNoTrace();
  // A page that came whole with a problem on it: take the reader there too.
  const problem = document.querySelector('#main [data-focus]');
  if (problem) focusOn(problem);
})();
