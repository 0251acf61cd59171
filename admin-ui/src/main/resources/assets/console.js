// Improves pages that work without it: copy buttons, menus that close, a switch of the theme without a new page, one submit a form.
(() => {
  'use strict';

  const copyButtons = root =>
    root.querySelectorAll('[data-copy]').forEach(button => (button.hidden = !navigator.clipboard));

  const copy = async button => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const label = button.querySelector('.copy-label');
    const before = label.dataset.before ?? label.textContent;
    label.dataset.before = before;
    label.textContent = button.dataset.copied;
    setTimeout(() => (label.textContent = before), 2000);
  };

  const switchTheme = async button => {
    const answer = await fetch('/look', {
      method: 'POST',
      body: new URLSearchParams([...new FormData(button.form), ['theme', button.value]]),
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-theme-switch]');
    document.documentElement.dataset.theme = button.value;
    if (fresh) {
      button.replaceWith(fresh);
      fresh.focus();
    }
  };

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (button) copy(button);
    document.querySelectorAll('details.menu[open]').forEach(menu => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const menu = event.target.closest('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });

  document.addEventListener('submit', event => {
    const button = event.submitter;
    if (button?.matches('[data-theme-switch]')) {
      event.preventDefault();
      switchTheme(button).catch(() => location.reload());
      return;
    }
    if (event.target.method === 'post') {
      if (event.target.dataset.sent) event.preventDefault();
      event.target.dataset.sent = 'true';
      setTimeout(() => delete event.target.dataset.sent, 5000);
    }
  });

  // A page that comes back from the browser's history may be sent again.
  addEventListener('pageshow', () =>
    document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

  document.addEventListener('htmx:load', event => copyButtons(event.target));
  copyButtons(document);
  const place = document.querySelector('.side [aria-current]');
  const menu = place?.closest('.side');
  if (menu) menu.scrollLeft = place.offsetLeft - (menu.clientWidth - place.offsetWidth) / 2;
  document.querySelector('.summary')?.focus();
})();
