(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const first = document.documentElement.dataset.scheme ?? 'auto';
  let chosen = first;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value') ?? first;
  } catch {
    chosen = first;
  }
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
})();
