import { plural } from './texts';

export const en = {
  language: 'Language',
  languages: { en: 'English', ru: 'Русский' },
  scheme: { light: 'Light colours', dark: 'Dark colours', auto: 'Colours of the system' },
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    signOut: 'Sign out',
    signedInAs: (name: string) => `Signed in as ${name}`,
  },
  error: {
    offline: 'The server cannot be reached. Check the connection and try again.',
    unexpected: 'Something went wrong. Try again.',
    retryAfter: (seconds: number) =>
      `Try again in ${seconds} ${plural('en', seconds, { one: 'second', other: 'seconds' })}.`,
    again: 'Try again',
    request: (id: string) => `Request ${id}`,
  },
  conflict: {
    title: 'Someone else has changed this meanwhile',
    explain: 'Compare the two versions and choose which to keep.',
    field: 'Field',
    mine: 'Mine',
    theirs: 'Theirs',
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
    empty: 'empty',
  },
  stream: { live: 'Live', connecting: 'Connecting…', offline: 'Offline' },
  loading: 'Loading…',
  units: { g: 'g', ml: 'ml', pcs: 'pcs' },
};
