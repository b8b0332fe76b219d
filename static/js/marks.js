// Buttons that put the marks of Markdown into a text: bold, headings, lists and links. The browser can undo each.
(() => {
  const say = (text) => { document.getElementById('status').textContent = text; };

  // Written as if typed, so that Undo takes it back; where a browser cannot, put in and told as a change.
  const write = (area, start, end, text) => {
    area.focus();
    area.setSelectionRange(start, end);
    const isWritten = text ? document.execCommand('insertText', false, text) : document.execCommand('delete');
    if (isWritten || (!text && start === end)) return;
    area.setRangeText(text, start, end, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };

  // --- Bold ----------------------------------------------------------------------------------------
  const bold = (area) => {
    let [start, end] = [area.selectionStart, area.selectionEnd];
    while (start < end && /\s/.test(area.value[start])) start += 1;
    while (end > start && /\s/.test(area.value[end - 1])) end -= 1;
    const words = area.value.slice(start, end);
    const isInside = area.value.slice(start - 2, start) === '**' && area.value.slice(end, end + 2) === '**';
    if (isInside && words) {
      write(area, start - 2, end + 2, words);
      area.setSelectionRange(start - 2, end - 2);
      say('No longer bold.');
      return;
    }
    if (!words) {
      write(area, start, end, '**bold words**');
      area.setSelectionRange(start + 2, start + 12);
      say('Type the bold words.');
      return;
    }
    // Marks do not reach from one paragraph into the next.
    const marked = words.replace(/^(\s*(?:- |\d+\. |#+ )?)(\S.*)$/gm, '$1**$2**');
    write(area, start, end, marked);
    if (!words.includes('\n')) area.setSelectionRange(start + marked.indexOf('**') + 2, start + marked.length - 2);
    say('Bold.');
  };

  // --- Headings and lists: marks at the beginning of lines -----------------------------------------
  const ANY = /^(#{1,6} |- |\d+\. )/;
  const LINES = {
    heading: { is: /^## /, mark: () => '## ', told: 'Heading.', isOne: true },
    smaller: { is: /^### /, mark: () => '### ', told: 'Smaller heading.', isOne: true },
    list: { is: /^- /, mark: () => '- ', told: 'List.' },
    steps: { is: /^\d+\. /, mark: (at) => `${at + 1}. `, told: 'Numbered list.' },
  };
  const lines = (area, kind) => {
    const { is, mark, told, isOne } = LINES[kind];
    const start = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
    const last = isOne ? area.selectionStart : Math.max(area.selectionStart, area.selectionEnd);
    const next = area.value.indexOf('\n', last);
    const end = next < 0 ? area.value.length : next;
    const chosen = area.value.slice(start, end).split('\n');
    const written = chosen.filter((line) => line.trim());
    const isOn = written.length > 0 && written.every((line) => is.test(line));
    let at = 0;
    const made = chosen.map((line) => {
      if (!line.trim() && chosen.length > 1) return line;
      const bare = line.trimStart().replace(ANY, '');
      return isOn ? bare : `${mark(at++)}${bare}`;
    }).join('\n');
    // What stands right under a paragraph would be read as part of it, a heading apart.
    const before = area.value.slice(0, start);
    const isBelowText = !isOn && !isOne && /[^\n]\n$/.test(before) && !ANY.test(before.trimEnd().split('\n').at(-1));
    const text = `${isBelowText ? '\n' : ''}${made}`;
    write(area, start, end, text);
    area.setSelectionRange(written.length > 1 ? start : start + text.length, start + text.length);
    say(isOn ? 'Mark taken away.' : told);
  };

  // --- Links ---------------------------------------------------------------------------------------
  const link = (area) => {
    const panel = area.closest('[data-marks]').querySelector('[data-leads-to]');
    const [words, address] = panel.querySelectorAll('input');
    const chosen = area.value.slice(area.selectionStart, area.selectionEnd).trim();
    const isAddress = /^(https?:|tel:|mailto:|\/)\S+$/.test(chosen);
    words.value = isAddress ? '' : chosen.replace(/\s+/g, ' ');
    address.value = isAddress ? chosen : '';
    panel.dataset.start = area.selectionStart;
    panel.dataset.end = area.selectionEnd;
    panel.hidden = false;
    (words.value ? address : words).focus();
  };
  const leave = (panel) => {
    panel.hidden = true;
    const area = panel.closest('[data-marks]').querySelector('textarea');
    area.focus();
    area.setSelectionRange(Number(panel.dataset.start), Number(panel.dataset.end));
  };
  const putIn = (panel) => {
    const [words, address] = panel.querySelectorAll('input');
    const missing = [words, address].find((field) => !field.value.trim());
    if (missing) {
      missing.focus();
      say(missing === words ? 'Type the words of the link.' : 'Type or choose where the link leads.');
      return;
    }
    const area = panel.closest('[data-marks]').querySelector('textarea');
    panel.hidden = true;
    const text = `[${words.value.trim()}](${address.value.trim()})`;
    write(area, Number(panel.dataset.start), Number(panel.dataset.end), text);
    say(`Link to ${address.value.trim()} put in.`);
  };

  // --- The toolbar ---------------------------------------------------------------------------------
  const MARKS = { bold, link, ...Object.fromEntries(Object.keys(LINES).map((kind) => [kind, (area) => lines(area, kind)])) };
  const press = (mark, whole) => MARKS[mark](whole.querySelector('textarea'));
  const go = (buttons, to) => {
    buttons.forEach((each, at) => { each.tabIndex = at === to ? 0 : -1; });
    buttons[to].focus();
  };
  const alongBar = (event, buttons) => {
    const at = buttons.indexOf(event.target);
    const to = { ArrowRight: (at + 1) % buttons.length, ArrowLeft: (at + buttons.length - 1) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(buttons, to);
  };
  const SHORT = { b: 'bold', k: 'link' };
  document.querySelectorAll('[data-marks]').forEach((whole) => {
    const panel = whole.querySelector('[data-leads-to]');
    const buttons = [...whole.querySelectorAll('[data-mark]')];
    // Otherwise a press would take the selection away with the focus, on a phone above all.
    whole.querySelector('[role="toolbar"]').addEventListener('mousedown', (event) => event.preventDefault());
    whole.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button?.dataset.mark) press(button.dataset.mark, whole);
      else if (button?.hasAttribute('data-put-in')) putIn(panel);
      else if (button?.hasAttribute('data-leave')) leave(panel);
    });
    whole.addEventListener('keydown', (event) => {
      const isShort = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && SHORT[event.key.toLowerCase()];
      if (event.target.matches('textarea') && isShort) { event.preventDefault(); press(isShort, whole); }
      if (buttons.includes(event.target)) alongBar(event, buttons);
      if (!panel.contains(event.target)) return;
      if (event.key === 'Escape') leave(panel);
      // Enter here would save the whole form.
      else if (event.key === 'Enter' && event.target.matches('input')) { event.preventDefault(); putIn(panel); }
    });
    // What is typed there is no part of the draft until it is put in.
    panel.addEventListener('input', (event) => event.stopPropagation());
  });
})();
