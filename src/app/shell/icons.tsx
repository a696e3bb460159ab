import type { ReactNode } from 'react';

/** Line drawings in the colour of the text beside them. They say nothing that the words do not. */
export function icon(drawing: ReactNode, className = 'icon') {
  return function Icon() {
    return (
      <svg className={className} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        {drawing}
      </svg>
    );
  };
}

export const SendIcon = icon(<path d="M5 12h14m-6-6 6 6-6 6" />);
export const PhoneIcon = icon(<path d="M21 16.5v3a1.5 1.5 0 0 1-1.64 1.5A17 17 0 0 1 3 4.64 1.5 1.5 0 0 1 4.5 3h3A1.5 1.5 0 0 1 9 4.29c.11.88.32 1.74.63 2.56a1.5 1.5 0 0 1-.34 1.58L8 9.72A13 13 0 0 0 14.28 16l1.29-1.29a1.5 1.5 0 0 1 1.58-.34c.82.31 1.68.52 2.56.63A1.5 1.5 0 0 1 21 16.5z" />);
export const PersonIcon = icon(<><circle cx="12" cy="8" r="4" /><path d="M4 21c.6-4.2 3.8-6.5 8-6.5s7.4 2.3 8 6.5" /></>);
export const HangUpIcon = icon(<path d="M6 6l12 12M18 6L6 18" />);
export const AgainIcon = icon(<><path d="M4 5v5h5" /><path d="M4.6 10A8 8 0 1 1 4 13.5" /></>);
export const CopyIcon = icon(<><rect x="9" y="9" width="11" height="11" rx="2" /><path d="M5 15H4V5a1 1 0 0 1 1-1h10v1" /></>);
export const ShareIcon = icon(<><path d="M12 15V4m-4 4 4-4 4 4" /><path d="M6 11H5v9h14v-9h-1" /></>);
export const PrintIcon = icon(<><path d="M7 9V4h10v5" /><rect x="4" y="9" width="16" height="7" rx="1" /><path d="M7 14h10v6H7z" /></>);
export const LargeIcon = icon(<path d="M3 19 8.5 5h1L15 19M5 14.5h8M16 19l2.7-7h.6l2.7 7m-5-2.5h4" />);
export const InsightIcon = icon(<><path d="M2.5 12C5 7.5 8.5 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-6 6.5-9.5 6.5S5 16.5 2.5 12z" /><circle cx="12" cy="12" r="2.5" /></>);
export const KeyboardIcon = icon(<><rect x="2.5" y="6" width="19" height="12" rx="2" /><path d="M6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M8 14h8" /></>);
export const ClockIcon = icon(<><circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" /></>);
export const FlagIcon = icon(<path d="M6 21V4m0 1c4-2.5 7.5 2.5 12 0v9c-4.5 2.5-8-2.5-12 0" />);
export const ThemeIcon = icon(<><circle cx="12" cy="12" r="8.5" /><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor" /></>);
export const OpenIcon = icon(<><circle cx="12" cy="12" r="9" /><path d="m8 12.5 2.7 2.7L16 9.5" /></>, 'icon state-icon');
export const ClosedIcon = icon(<><circle cx="12" cy="12" r="9" /><path d="M8 12h8" /></>, 'icon state-icon');
export const UnknownIcon = icon(<><circle cx="12" cy="12" r="9" /><path d="M9.6 9.5a2.5 2.5 0 1 1 3.4 2.3c-.7.3-1 .8-1 1.7M12 16.8v.1" /></>, 'icon state-icon');
export const AttentionIcon = icon(<><path d="M12 3.5 2.5 20h19z" /><path d="M12 10v4.5M12 17.2v.1" /></>);
export const BrandMark = () => (
  <svg className="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="8" className="brand-ground" />
    <g fill="none" className="brand-line" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <path d="M9.5 16H22" />
      <path d="M13 16c3 0 3.5-6.5 8-6.5" opacity=".45" />
      <path d="M13 16c3 0 3.5 6.5 8 6.5" opacity=".45" />
    </g>
    <circle cx="8.5" cy="16" r="3" className="brand-from" />
    <circle cx="23.5" cy="16" r="3" className="brand-to" />
  </svg>
);
