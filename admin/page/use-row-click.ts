import type { MouseEvent } from 'react';
import { useNavigate } from 'react-router';

/** A click anywhere in a row opens it, as its link does for the keyboard; the row's own buttons keep their meaning. */
export function useRowClick(): (to: string) => (event: MouseEvent<HTMLElement>) => void {
  const navigate = useNavigate();
  return (to) => (event) => {
    const isOnControl = (event.target as HTMLElement).closest('a, button') !== null;
    const selectsText = window.getSelection()?.isCollapsed === false;
    if (!isOnControl && !selectsText) void navigate(to);
  };
}
