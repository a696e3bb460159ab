/**
 * Begins to time. What it then gives, in ms, leaves out how long other work on the machine had the core: the smaller of the time
 * by the clock and the processor time of this process, which on a free machine are the same.
 */
export function stopwatch(): () => number {
  const used = process.cpuUsage();
  const begun = performance.now();
  return () => {
    const byClock = performance.now() - begun;
    const { user, system } = process.cpuUsage(used);
    return Math.min(byClock, (user + system) / 1000);
  };
}
