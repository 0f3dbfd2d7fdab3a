/**
 * Preloaded before any process runs. The SDK takes a stack trace at each promise that a process makes, for whoever asks
 * where it stands, and looks every frame up in the source map: half of what a process cost. See docs/decisions/0020.
 */
Error.stackTraceLimit = 0;
