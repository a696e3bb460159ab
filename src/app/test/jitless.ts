import { config } from 'zod';

// The page's policy forbids code made from text, which zod would try to make its checks faster with.
config({ jitless: true });
