declare module 'virtual:talsvar-shipped' {
  const shipped: import('./shipped.ts').Shipped;
  export default shipped;
}
