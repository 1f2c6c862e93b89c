package org.confab.core.directorysync;

/**
 * How to synchronise.
 *
 * @param complete read everything, not only what has changed
 * @param allowRemovals remove accounts even if they are more than {@link SyncLimits} allow
 * @param adopt an account that was opened here and has the address of an entry becomes that entry's
 */
public record SyncOrder(boolean complete, boolean allowRemovals, boolean adopt) {
  /** As the timer does. */
  public static final SyncOrder USUAL = new SyncOrder(false, false, false);

  /** As an administrator asks for: everything once more. */
  public static final SyncOrder COMPLETE = new SyncOrder(true, false, false);
}
