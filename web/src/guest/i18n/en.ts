export const en = {
  menu: 'Menu',
  loading: 'Reading the menu…',
};
