/** Line drawings on a 24 by 24 field. */
const PATHS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.3',
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9 9l6 6M15 9l-6 6',
  dot: 'M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  running: 'M12 4a8 8 0 1 1-7.4 5M4 4v5h5',
  paused: 'M9 6v12M15 6v12',
  question:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 16.7v.3',
  minus: 'M6 12h12',
  plus: 'M12 5v14M5 12h14',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  columns: 'M4 5h16v14H4zM9.3 5v14M14.7 5v14',
  checkList: 'M4 6.5l1.5 1.5L8 5M4 13l1.5 1.5L8 11.5M11.5 7H20M11.5 13.5H20M11.5 19H20M4.5 19h3',
  plan: 'M5 4h14v17H5zM9 2.5h6v3H9zM9 11h6M9 15h4',
  play: 'M7 5l12 7-12 7z',
  result: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  home: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-5h4v5',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  export: 'M12 4v11M8 8l4-4 4 4M5 14v6h14v-6',
  download: 'M12 4v11M8 11l4 4 4-4M5 17v3h14v-3',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19M19 5l-1.7 1.7M6.7 17.3L5 19',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  close: 'M6 6l12 12M18 6L6 18',
  right: 'M9 5l7 7-7 7',
  left: 'M15 5l-7 7 7 7',
  down: 'M5 9l7 7 7-7',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4',
  redo: 'M16 5l4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h4',
  building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3',
  flask: 'M9 3h6M10 3v6l-5.5 10a1.4 1.4 0 0 0 1.2 2h12.6a1.4 1.4 0 0 0 1.2-2L14 9V3M7.5 15h9',
  paste: 'M5 5h14v16H5zM9 3h6v4H9zM12 10.5v7M9 14.5l3 3 3-3',
  pencil: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
  copy: 'M9 9h11v12H9zM15 9V4H4v12h5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 1.8',
  stop: 'M6.5 6.5h11v11h-11z',
} as const;
export type IconName = keyof typeof PATHS;

/** Only beside words or inside a labelled button: it is hidden from screen readers. */
export function Icon(props: { name: IconName; size?: number; className?: string }) {
  const size = props.size ?? 18;
  return (
    <svg
      className={props.className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}
