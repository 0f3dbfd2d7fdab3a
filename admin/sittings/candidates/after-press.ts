let pressed = false;
document.addEventListener('pointerdown', () => (pressed = true), true);
for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => (pressed = false), true);

/**
 * Does something once no pointer is down any more. Leaving a field by pressing a button must not move that button
 * between the press and its release: the click would be lost.
 */
export function afterPress(work: () => void): void {
  if (!pressed) {
    work();
    return;
  }
  // A task later: the click itself comes first.
  const later = () => setTimeout(work);
  document.addEventListener('pointerup', later, { once: true });
}
