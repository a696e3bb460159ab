import { localTime } from '../../../machines/stockholm.ts';

localTime(0);
postMessage(null);
