import { icon } from '../shell/icons.tsx';

export const EraseIcon = icon(<><path d="M9 6h11v12H9l-6-6z" /><path d="m12 9.5 5 5m0-5-5 5" /></>);
export const MicrophoneIcon = icon(<><rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" /></>);
export const StopIcon = icon(<rect x="6.5" y="6.5" width="11" height="11" rx="2" />);
export const SilentIcon = icon(<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="2" /><circle cx="12" cy="12" r="2" /><circle cx="19" cy="12" r="2" /></g>);
export const HandsetDownIcon = icon(<path d="M3 14.5c0-3 4-5.5 9-5.5s9 2.5 9 5.5v1.6a1.2 1.2 0 0 1-1.4 1.2l-3-.5a1.2 1.2 0 0 1-1-1.2v-1.5a14 14 0 0 0-7.2 0v1.5a1.2 1.2 0 0 1-1 1.2l-3 .5A1.2 1.2 0 0 1 3 16.1z" />);
