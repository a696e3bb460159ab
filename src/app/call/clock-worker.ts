import { localTime } from '../../../machines/stockholm.ts';

localTime(0);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other to post to.
postMessage(null);
