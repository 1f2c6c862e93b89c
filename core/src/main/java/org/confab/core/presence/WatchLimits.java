package org.confab.core.presence;

/**
 * How much may be watched.
 *
 * @param resourcesPerSubscription users in one subscription
 * @param resourcesPerWatcher users in all subscriptions of one user's endpoints together, counted
 *     as often as they are watched
 * @param categorySubscriptions categories that all others together may watch of one user, each
 *     counted for each subscription; 0 lets nobody watch
 */
public record WatchLimits(
    int resourcesPerSubscription, int resourcesPerWatcher, int categorySubscriptions) {
  /**
   * As many users as a contact list may hold; ten devices of somebody with a full list; a manager
   * of ten thousand people who all watch five categories.
   */
  public static final WatchLimits STANDARD = new WatchLimits(1_000, 10_000, 50_000);
}
