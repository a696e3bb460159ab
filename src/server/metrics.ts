import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What can be counted of a server, for Prometheus. No label comes from what a client sent. */
export interface Metrics {
  readonly type: string;
  readonly text: () => Promise<string>;
  readonly answered: (route: string, status: number, seconds: number) => void;
  readonly turned: (channel: string, disposition: string | null) => void;
  readonly deleted: (calls: number) => void;
}

/** @param count calls that are kept and that go on; @param hot calls in memory */
export function createMetrics(count: () => Promise<{ readonly calls: number; readonly ongoing: number }>, hot: () => number): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'talsvar_' });
  const seconds = new Histogram({ name: 'talsvar_request_seconds', help: 'How long answers took, by route and status.', labelNames: ['route', 'status'], buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2], registers: [register] });
  const turns = new Counter({ name: 'talsvar_turns_total', help: 'Turns that were taken, by channel.', labelNames: ['channel'], registers: [register] });
  const ends = new Counter({ name: 'talsvar_calls_ended_total', help: 'Calls that ended, by channel and how.', labelNames: ['channel', 'disposition'], registers: [register] });
  const deleted = new Counter({ name: 'talsvar_calls_deleted_total', help: 'Calls that were deleted because nobody had touched them for long.', registers: [register] });
  const gauges = {
    calls: new Gauge({ name: 'talsvar_calls', help: 'Calls that are kept.', registers: [register] }),
    ongoing: new Gauge({ name: 'talsvar_calls_ongoing', help: 'Calls that go on.', registers: [register] }),
    hot: new Gauge({ name: 'talsvar_calls_hot', help: 'Calls in the memory of this process.', registers: [register] }),
  };
  return {
    type: register.contentType,
    async text() {
      const { calls, ongoing } = await count();
      gauges.calls.set(calls);
      gauges.ongoing.set(ongoing);
      gauges.hot.set(hot());
      return register.metrics();
    },
    answered: (route, status, took) => seconds.observe({ route, status }, took),
    turned(channel, disposition) {
      turns.inc({ channel });
      if (disposition !== null) ends.inc({ channel, disposition });
    },
    deleted: (calls) => deleted.inc(calls),
  };
}
