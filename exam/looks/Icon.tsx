/** @jsxImportSource preact */

const paths = {
  check: 'M4 12.5 9.5 18 20 6.5',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  warning: 'M12 4 2.8 20h18.4zM12 10v4M12 17.2v.1',
  device: 'M4 5h16v11H4zM9 20h6M12 16v4',
  play: 'M7 4.5v15l12-7.5z',
  zoom: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21M10.5 8v5M8 10.5h5',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2',
} as const;

/** A sign beside words: it says nothing that the words don't say. */
export function Icon({ name, full = false }: { name: keyof typeof paths; full?: boolean }) {
  return (
    <svg class={full ? 'icon full' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
