/** Bad input at the border: what is wrong, where, and what to do. Shown to people as one line, exit status 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
