import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const caramel: MantineColorsTuple = [
  '#fbf3e8', '#f3e3cc', '#e8caa2', '#dcb077', '#d29a54',
  '#c4853a', '#a06524', '#8a5520', '#6d431a', '#4f3013',
];

const espresso: MantineColorsTuple = [
  '#f4ede6', '#ddd0c4', '#b9a797', '#95806e', '#5d4b3e',
  '#46372d', '#352921', '#271e18', '#1f1813', '#16110d',
];

const cream: MantineColorsTuple = [
  '#faf6f0', '#f4ede3', '#ebe1d4', '#ddd0c0', '#c9b9a6',
  '#8a7968', '#6a5b4d', '#554739', '#3c3128', '#2a211a',
];

const red: MantineColorsTuple = [
  '#fdeeec', '#f9d9d5', '#f2b3ab', '#ea8a7e', '#e0675a',
  '#d34a3c', '#c0392b', '#a92f23', '#8a261c', '#6b1d15',
];

const green: MantineColorsTuple = [
  '#eef6ec', '#d9ebd6', '#b4d7af', '#8bc084', '#68a863',
  '#4f924b', '#3f7a3f', '#346834', '#29532a', '#1f3f20',
];

const orange: MantineColorsTuple = [
  '#fff1e5', '#fddfc8', '#f9bf93', '#f39c5b', '#e97f31',
  '#d16713', '#b5520b', '#994407', '#7a3605', '#5c2903',
];

export const theme = createTheme({
  primaryColor: 'caramel',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { caramel, dark: espresso, gray: cream, red, green, orange },
  black: '#2a1d14',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '8px', md: '12px', lg: '18px', xl: '28px' },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: '650', textWrap: 'balance' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fdfaf5',
    '--mantine-color-dimmed': '#6a5b4d',
    '--mantine-color-placeholder': '#76685a',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#7c4c1c',
  },
  dark: {
    '--mantine-color-body': '#1f1813',
    '--mantine-color-dimmed': '#b9a797',
    '--mantine-color-placeholder': '#b9a797',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-anchor': '#dcb077',
  },
});
