declare module 'virtual:talsvar-service' {
  import type { Service } from '../service/types.ts';
  const service: Service;
  export default service;
}
