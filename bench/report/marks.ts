/** How each matcher looks in the plot: told apart by shape as well as by colour. Colours after Okabe and Ito. */
export interface Mark {
  readonly colour: string;
  /** Path data around 0,0, some 12 px across. */
  readonly shape: string;
}

const CIRCLE = 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z';
const SQUARE = 'M-5 -5H5V5H-5Z';
const TRIANGLE = 'M0 -6.5L6 4.5H-6Z';
const DIAMOND = 'M0 -6.5L6.5 0L0 6.5L-6.5 0Z';
const POINTING_DOWN = 'M0 6.5L6 -4.5H-6Z';

const MARKS: Readonly<Record<string, Mark>> = {
  talsvar: { colour: '#0072b2', shape: CIRCLE },
  nlpjs: { colour: '#d55e00', shape: SQUARE },
  minisearch: { colour: '#007f5f', shape: TRIANGLE },
  'fuse-tokens': { colour: '#b0508a', shape: DIAMOND },
  fuse: { colour: '#5c5470', shape: POINTING_DOWN },
};

export function markOf(matcher: string): Mark {
  return MARKS[matcher] ?? { colour: '#333333', shape: CIRCLE };
}
