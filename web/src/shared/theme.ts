import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const caramel: MantineColorsTuple = [
  '#fbf3e8', '#f3e3cc', '#e8caa2', '#dcb077', '#d29a54',
  '#c4853a', '#a86c2a', '#8a5520', '#6d431a', '#4f3013',
];

const espresso: MantineColorsTuple = [
  '#f4ede6', '#ddd0c4', '#b9a797', '#95806e', '#5d4b3e',
  '#46372d', '#352921', '#271e18', '#1f1813', '#16110d',
];

const cream: MantineColorsTuple = [
  '#faf6f0', '#f4ede3', '#ebe1d4', '#ddd0c0', '#c9b9a6',
  '#8a7968', '#6a5b4d', '#554739', '#3c3128', '#2a211a',
];

export const theme = createTheme({
  primaryColor: 'caramel',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { caramel, dark: espresso, gray: cream },
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
