declare module 'virtual:talsvar-chart' {
  const drawings: import('./drawing.ts').Drawings;
  export default drawings;
}
