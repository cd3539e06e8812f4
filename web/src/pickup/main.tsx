import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import { showScreen } from '../shared/Screen';
import { Pickup } from './Pickup';

showScreen(<Pickup />, 'dark');
