import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import { showScreen } from '../shared/Screen';
import { Panel } from './Panel';

showScreen(<Panel />);
