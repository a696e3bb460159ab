/** The shipped suites as the build read them. */
declare module 'virtual:talsvar-suites' {
  const suites: readonly (import('../../qa/suite.ts').Suite & { readonly sha256: string })[];
  export default suites;
}
/** The texts of the shipped service and catalogue, file name → text. */
declare module 'virtual:talsvar-texts' {
  const texts: { readonly service: Readonly<Record<string, string>>; readonly catalogue: Readonly<Record<string, string>> };
  export default texts;
}
