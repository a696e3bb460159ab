/** An official test number of the Swedish Tax Agency; never a living person's. It stands wherever a personal number is needed and none is kept. */
export const TEST_NUMBER = '199001019802';
/** The same as it is written and said. */
export const WRITTEN_TEST_NUMBER = `${TEST_NUMBER.slice(0, 8)}-${TEST_NUMBER.slice(8)}`;

/** Stands for a number that is nobody's: the check digit is wrong whatever the date. */
export const WRONG_NUMBER = '0000000000';
