import { useEffect, useRef } from 'react';
import { useNotify } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import {
  focusedPlace,
  focusPlace,
  focusRow,
  isFocusLost,
  leavePlace,
  placeOf,
  placeThatWasLeft,
  type Place,
} from './inbox-place.ts';
import { useClaiming } from './use-claiming.ts';

const typingIn = 'input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]';

/**
 * j and k walk along the rows, c takes the task up, ? explains; Enter opens, as on any link. Letters that are meant for a
 * field, or come with Ctrl, Alt or Meta, are left alone.
 *
 * @param on false where this person switched them off
 */
export function useInboxKeys(tasks: Task[], on: boolean, explain: () => void): void {
  const notify = useNotify();
  const { mutate: claim } = useClaiming('claimTask', 'claim.claimed');

  useEffect(() => {
    if (!on) return;
    function claimFocused() {
      const task = tasks.find(({ id }) => id === focusedPlace()?.id);
      if (task?.state !== 'open') return;
      if (task.claimedBy === null) claim(task);
      else notify('office.keys.alreadyClaimed', { type: 'info', messageArgs: { reference: task.reference } });
    }
    const does: Record<string, () => void> = {
      j: () => focusRow((focusedPlace()?.index ?? -1) + 1),
      k: () => focusRow((focusedPlace()?.index ?? 1) - 1),
      c: claimFocused,
      '?': explain,
    };
    function press(event: KeyboardEvent) {
      const isMeantElsewhere = event.target instanceof Element && event.target.closest(typingIn) !== null;
      if (event.ctrlKey || event.altKey || event.metaKey || isMeantElsewhere || document.querySelector('[role=dialog]'))
        return;
      const act = does[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [tasks, on, explain, claim, notify]);
}

/** Keeps the place in the list: when its row is claimed away, and when one comes back from a task. */
export function useKeptPlace(tasks: Task[]): void {
  /** Where the focus goes once the rows are there; and where it last was, while it is in the list. */
  const awaited = useRef<Place | null>(null);
  const last = useRef<Place | null>(null);

  useEffect(() => {
    // Read before the page gives the focus to its title, which would forget it.
    awaited.current = placeThatWasLeft();
    const remember = () => {
      const place = focusedPlace();
      leavePlace(place);
      if (place || !isFocusLost()) last.current = place;
    };
    const press = ({ target }: MouseEvent) => {
      last.current = target instanceof Element ? placeOf(target) : null;
      if (last.current) leavePlace(last.current);
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('click', press, true);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('click', press, true);
    };
  }, []);

  useEffect(() => {
    if (tasks.length === 0) return;
    // A row that goes takes the focus with it, and no event tells of it.
    const timer = setTimeout(() => {
      const place = awaited.current ?? (isFocusLost() ? last.current : null);
      awaited.current = null;
      if (place) focusPlace(place);
    });
    return () => clearTimeout(timer);
  }, [tasks]);
}
