/** Keys that would reach the prototype of the object that they are put into. */
export const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
