'use strict';
(() => {
  const search = document.getElementById('search');
  const found = document.getElementById('found');
  const address = document.getElementById('address');
  const components = [...document.querySelectorAll('.tree > li, .tree ul:not(.objects) > li')];
  const lists = [...document.querySelectorAll('.list')];
  const texts = new Map();
  const opened = new Set();

  const textOf = element => {
    if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
    return texts.get(element);
  };

  // Hides the rows that do not match; says whether any does.
  const filterRows = (details, query) => {
    let any = false;
    for (const row of details.querySelectorAll('.objects > li')) {
      const matches = textOf(row).includes(query);
      row.hidden = query !== '' && !matches;
      any ||= matches;
    }
    return any && query !== '';
  };

  const showAll = details => { for (const row of details.querySelectorAll('.objects > li')) row.hidden = false; };

  const filter = () => {
    const query = search.value.trim().toLowerCase();
    let count = 0;
    for (const details of opened) details.open = false;
    opened.clear();
    for (const item of components) item.hidden = query !== '';
    for (const item of components) {
      const details = item.firstElementChild;
      const isNamed = textOf(details.firstElementChild).includes(query);
      const hasRow = filterRows(details, query);
      if (isNamed && !hasRow) showAll(details);
      const matches = isNamed || hasRow || textOf(details.querySelector('dl')).includes(query);
      if (query === '' || !matches) continue;
      count++;
      if (!isNamed && !details.open) {
        details.open = true;
        opened.add(details);
      }
      for (let at = item; at && !at.matches('.tree'); at = at.parentElement) at.hidden = false;
    }
    for (const list of lists) list.hidden = !filterRows(list, query) && query !== '';
    for (const section of document.querySelectorAll('section')) {
      section.hidden = query !== '' && !section.querySelector('.tree > li:not([hidden]), .list:not([hidden])');
    }
    found.textContent = query === '' ? '' : count === 1 ? '1 component' : count + ' components';
  };

  const toggleAll = open => { for (const details of document.querySelectorAll('.tree details')) details.open = open; };

  // A link to a component opens it, also when a search hides it.
  const openTarget = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest('[hidden]')) { search.value = ''; filter(); }
    if (target.tagName === 'DETAILS') target.open = true;
    target.scrollIntoView();
  };

  const link = () => {
    const pattern = /^\s*javascript:/i.test(address.value) ? '' : address.value.trim();
    for (const place of document.querySelectorAll('.place')) {
      const { file, line } = place.dataset;
      place.href = pattern === '' ? './' + file : pattern.replaceAll('{file}', () => file).replaceAll('{line}', line);
    }
  };

  // A browser may keep nothing for a page that is opened from disk.
  const stored = 'dryflux.address';
  try { address.value = localStorage.getItem(stored) ?? ''; } catch { }
  address.addEventListener('change', () => {
    try { localStorage.setItem(stored, address.value); } catch { }
    link();
  });
  document.querySelector('form').addEventListener('submit', e => e.preventDefault());
  document.getElementById('open').addEventListener('click', () => toggleAll(true));
  document.getElementById('close').addEventListener('click', () => toggleAll(false));
  document.addEventListener('keydown', e => {
    if (e.key === '/' && e.target.tagName !== 'INPUT') { e.preventDefault(); search.focus(); }
    if (e.key === 'Escape' && e.target === search) { search.value = ''; filter(); }
  });
  search.addEventListener('input', filter);
  addEventListener('hashchange', openTarget);
  if (address.value !== '') link();
  if (search.value !== '') filter();
  openTarget();
})();
