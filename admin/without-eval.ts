import { z } from 'zod';

// The page's policy lets no code be made from text. Zod tries whether it may as soon as a contract is loaded, and the browser
// writes each try down as a breach: so this comes before the contracts.
z.config({ jitless: true });
