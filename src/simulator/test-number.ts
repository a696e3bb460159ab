/** An official test number of the Swedish Tax Agency; never a living person's. It stands wherever a personal number is needed and none is kept. */
export const TEST_NUMBER = '199001019802';

/** Stands for a number that is nobody's: the check digit is wrong whatever the date. */
export const WRONG_NUMBER = '0000000000';
