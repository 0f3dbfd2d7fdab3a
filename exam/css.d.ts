/** A style sheet is imported for what it does; vite makes a file of it. */
declare module '*.css';
