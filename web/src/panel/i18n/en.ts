import { menu } from './en/menu';
import { shop } from './en/shop';

export const en = {
  title: 'Panel',
  missing: 'There is no such page',
  yes: 'yes',
  no: 'no',
  nav: {
    open: 'Open navigation',
    close: 'Close navigation',
    sections: 'Sections',
    location: 'Location',
    today: 'Today',
    orders: 'Orders',
    menu: 'Menu',
    stock: 'Stock',
    people: 'People',
  },
  list: {
    more: 'Show more',
    none: 'Nothing here yet',
    search: 'Search by name',
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
  },
  editor: {
    save: 'Save',
    saved: 'Saved',
    cancel: 'Cancel',
    close: 'Close',
    edit: 'Edit',
    changed: 'There are unsaved changes',
    discard: 'Discard',
    unsavedTitle: 'Leave without saving?',
    unsaved: 'What you have changed here is not saved yet.',
    leave: 'Leave',
    stay: 'Keep editing',
  },
  wrong: {
    price: 'Enter an amount, such as 250 or 250.50.',
    number: 'Enter a whole number.',
    quantity: 'Enter a quantity, such as 18 or 0.5.',
  },
  ...menu,
  ...shop,
};
