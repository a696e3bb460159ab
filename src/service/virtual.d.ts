declare module 'virtual:talsvar-shipped' {
  import type { Shipped } from './shipped.ts';
  const shipped: Shipped;
  export default shipped;
}
