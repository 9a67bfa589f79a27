import { Badge, type CSSVariablesResolver, createTheme, type MantineTheme, Modal } from '@mantine/core';

/** How the app looks, where that is not Mantine's own. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  cursorType: 'pointer',
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: {
    Badge: Badge.extend({ defaultProps: { tt: 'none' } }),
    // The head of a dialog is no banner of the page.
    Modal: Modal.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } } }),
  },
});

/** Colours with the contrast that WCAG 2.2 AA asks for (4.5 : 1), where Mantine's own have less. */
export const cssVariables: CSSVariablesResolver = ({ colors }: MantineTheme) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': String(colors.gray[7]),
    '--mantine-color-placeholder': String(colors.gray[7]),
    '--mantine-color-error': String(colors.red[9]),
    '--mantine-color-anchor': String(colors.indigo[8]),
    '--mantine-color-teal-light-color': '#055a40',
    '--mantine-color-red-light-color': '#a51111',
    '--mantine-color-orange-light-color': '#8a3a00',
    '--mantine-color-gray-light-color': String(colors.gray[8]),
    '--mantine-color-indigo-light-color': '#2c3f9e',
  },
  dark: {
    '--mantine-color-dimmed': String(colors.dark[1]),
    '--mantine-color-placeholder': String(colors.dark[1]),
    '--mantine-color-error': String(colors.red[4]),
    '--mantine-color-anchor': String(colors.indigo[3]),
  },
});

/** The nonce under which the page's policy lets Mantine's own style elements in. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
}
