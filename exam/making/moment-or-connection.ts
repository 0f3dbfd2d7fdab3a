const moment = 4_000;

/** A few seconds, or less when the connection comes back: then one tries again. */
export async function momentOrConnection(): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, moment);
    window.addEventListener('online', done);
  });
}
