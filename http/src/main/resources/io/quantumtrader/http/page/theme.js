// Light or dark: as the system has it, or as was chosen here. The colours of charts are read from the style.

const KEY = 'quantum-trader-theme';
const listeners = new Set();
const system = matchMedia('(prefers-color-scheme: dark)');
const probe = document.createElement('i');

export function prepareTheme() {
  apply(chosen());
  probe.hidden = true;
  document.body.append(probe);
  system.addEventListener('change', tell);
}

/** system, light or dark. */
export const chosen = () => localStorage.getItem(KEY) ?? 'system';

export function choose(theme) {
  localStorage.setItem(KEY, theme);
  apply(theme);
  tell();
}

function apply(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

const tell = () => listeners.forEach((listener) => listener());

export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const NAMES = ['ground', 'card', 'line', 'soft', 'ink', 'dim', 'faint', 'accent', 'accent-soft', 'good', 'warn', 'bad',
  'good-fill', 'warn-fill', 'bad-fill', 'good-soft', 'warn-soft', 'bad-soft', 'flip', 'spike', 'drop', 'age'];

/** The colours in force, by the names of their variables. */
export function colours() {
  return Object.fromEntries(NAMES.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  }));
}
