declare module 'virtual:talsvar-shipped' {
  const shipped: import('./shipped.ts').Shipped;
  export default shipped;
}

declare module 'virtual:talsvar-lines' {
  const lines: import('./types.ts').Lines;
  export default lines;
}
