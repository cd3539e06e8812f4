export const en = {
  title: 'Pickup',
  being: 'Being made',
  ready: 'Ready',
  sound: 'A sound when an order is ready',
  offline: 'No connection: the numbers may be old. Trying again.',
};
