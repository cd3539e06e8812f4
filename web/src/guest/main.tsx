import { showScreen } from '../shared/Screen';
import { Guest } from './Guest';
import './guest.css';
import './registerWorker';
import './styles';

showScreen(<Guest />);
