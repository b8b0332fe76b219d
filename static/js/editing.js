// What the editors' forms do at once that otherwise a button and a reload would do.
(() => {
  const form = document.querySelector('form[data-draft]');
  if (!form) return;
  const byId = (id) => document.getElementById(id);
  const say = (text) => { byId('status').textContent = text; };
  document.body.classList.add('with-program');

  // --- Nothing is lost -----------------------------------------------------------------------------
  let isChanged = 'changed' in form.dataset;
  const note = () => { isChanged = true; };
  form.addEventListener('input', note);
  form.addEventListener('submit', () => { isChanged = false; });
  addEventListener('beforeunload', (event) => { if (isChanged) event.preventDefault(); });
  const tellFailure = (place, text) => {
    place.querySelector('.failed')?.remove();
    const words = document.createElement('p');
    words.className = 'unclear failed';
    words.textContent = text;
    place.prepend(words);
    say(text);
  };
  document.addEventListener('htmx:responseError', (event) => tellFailure(event.detail.target, event.detail.xhr.status === 401
    ? 'You were signed out. Press Save: your text is kept.'
    : 'This could not be worked out now. Your text is still here.'));
  ['htmx:sendError', 'htmx:timeout'].forEach((name) => document.addEventListener(name, (event) => {
    tellFailure(event.detail.target, 'The site cannot be reached. Your text is still here. Do not leave this page.');
  }));

  // --- Rows in order -------------------------------------------------------------------------------
  const GAP = 10;
  const rowsOf = (part) => [...part.querySelectorAll('[data-row]')];
  const renumber = (part) => rowsOf(part).forEach((row, at) => {
    row.querySelectorAll('[data-number]').forEach((each) => { each.textContent = at + 1; });
    const place = row.querySelector('[name$="-position"]');
    if (place) place.value = (at + 1) * GAP;
  });
  const move = (button) => {
    const row = button.closest('[data-row]');
    const part = row.closest('[data-part]');
    const other = button.dataset.move === '-1' ? row.previousElementSibling : row.nextElementSibling;
    const name = row.querySelector('[data-number-words]').dataset.numberWords;
    if (!other) { say(`${name} is already ${button.dataset.move === '-1' ? 'first' : 'last'}.`); return; }
    if (button.dataset.move === '-1') other.before(row); else other.after(row);
    renumber(part);
    note();
    button.focus();
    say(`${name} moved to place ${rowsOf(part).indexOf(row) + 1} of ${rowsOf(part).length}. Save to keep it.`);
  };
  const add = (button) => {
    const part = button.closest('[data-part]');
    const total = part.querySelector('[name$="-TOTAL_FORMS"]');
    const holder = document.createElement('ol');
    holder.innerHTML = part.querySelector('template[data-new-row]').innerHTML.replaceAll('__prefix__', total.value);
    const row = holder.firstElementChild;
    part.querySelector('[data-rows]').append(row);
    total.value = Number(total.value) + 1;
    renumber(part);
    htmx.process(row);
    note();
    row.querySelector('.row-fields').querySelector('input:not([type=hidden], [name$="-position"]), select, textarea').focus();
    say(`${row.querySelector('[data-number-words]').dataset.numberWords} added as the last.`);
  };

  // --- Names completed as criteria are typed -------------------------------------------------------
  const names = [...document.querySelectorAll('[data-name]')].map((each) => ({
    word: each.dataset.name, label: each.querySelector('span')?.textContent ?? '',
  }));
  const MOST = 8;
  const listOf = (area) => byId(area.dataset.criteria);
  const shut = (area) => {
    listOf(area).hidden = true;
    area.removeAttribute('aria-activedescendant');
  };
  const wordBefore = (area) => area.value.slice(0, area.selectionStart).match(/[a-z][a-z0-9_]*$/)?.[0] ?? '';
  const offer = (area) => {
    const word = wordBefore(area);
    const fits = word.length < 2 ? [] : [
      ...names.filter((each) => each.word.startsWith(word)),
      ...names.filter((each) => !each.word.startsWith(word)
        && (each.word.includes(word) || each.label.toLowerCase().includes(word))),
    ].slice(0, MOST);
    const list = listOf(area);
    if (!fits.length || (fits.length === 1 && fits[0].word === word)) { shut(area); return; }
    list.replaceChildren(...fits.map((each, at) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${at}`;
      option.role = 'option';
      option.ariaSelected = 'false';
      option.dataset.word = each.word;
      const code = document.createElement('code');
      code.textContent = each.word;
      option.append(code, ` ${each.label}`);
      return option;
    }));
    list.hidden = false;
    area.setAttribute('aria-controls', list.id);
    area.removeAttribute('aria-activedescendant');
    say(`${fits.length} name${fits.length > 1 ? 's fit' : ' fits'}. Arrow down to choose.`);
  };
  const choose = (area, word) => {
    const start = area.selectionStart - wordBefore(area).length;
    area.setRangeText(word, start, area.selectionStart, 'end');
    shut(area);
    area.focus();
    area.dispatchEvent(new Event('input', { bubbles: true }));
    shut(area);
    say(`${word} put in.`);
  };
  const key = (event) => {
    const area = event.target;
    // Enter in a field to search by would save the whole form.
    if (event.key === 'Enter' && area.matches?.('[type="search"]')) event.preventDefault();
    if (!area.matches?.('[data-criteria]') || listOf(area).hidden) return;
    const options = [...listOf(area).children];
    const at = options.findIndex((each) => each.ariaSelected === 'true');
    const go = (to) => {
      options.forEach((each, number) => { each.ariaSelected = String(number === to); });
      options[to].scrollIntoView({ block: 'nearest' });
      area.setAttribute('aria-activedescendant', options[to].id);
    };
    if (event.key === 'ArrowDown') go((at + 1) % options.length);
    else if (event.key === 'ArrowUp') go((at - 1 + options.length) % options.length);
    else if (event.key === 'Enter' && at >= 0) choose(area, options[at].dataset.word);
    else if (event.key === 'Escape') shut(area);
    else return;
    event.preventDefault();
  };
  const instead = (button) => {
    const area = button.closest('.with-meaning').querySelector('textarea');
    area.value = area.value.replace(new RegExp(`\\b${button.dataset.of}\\b`), button.dataset.instead);
    area.focus();
    area.dispatchEvent(new Event('input', { bubbles: true }));
    shut(area);
  };

  // --- Names that are picked -----------------------------------------------------------------------
  const pick = (box) => {
    const found = box.closest('[data-found]');
    if (!found) return;
    const whole = box.closest('[data-pick]');
    whole.querySelector('[data-chosen]').append(box.closest('li'));
    whole.querySelector('[data-none]').hidden = true;
    box.focus();
    say(`${box.closest('label').textContent.trim()} chosen.`);
  };

  const run = { '[data-move]': move, '[data-more]': add, '[data-instead]': instead };
  document.addEventListener('click', (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option.closest('.with-meaning').querySelector('textarea'), option.dataset.word);
    Object.entries(run).forEach(([selector, act]) => {
      const button = event.target.closest(selector);
      if (button) { event.preventDefault(); act(button); }
    });
  });
  document.addEventListener('input', (event) => { if (event.target.matches('[data-criteria]')) offer(event.target); });
  document.addEventListener('change', (event) => { if (event.target.matches('[data-found] input')) pick(event.target); });
  document.addEventListener('keydown', key);
  document.addEventListener('focusout', (event) => { if (event.target.matches?.('[data-criteria]')) setTimeout(() => shut(event.target), 200); });
  const problem = document.querySelector('[data-focus]');
  if (problem) problem.focus();
})();
