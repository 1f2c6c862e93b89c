package org.confab.core.presence;

import java.time.Duration;

/** How much presence one user may publish, and one subscription may watch. */
public final class PresenceLimits {
  /** Publications in one request: the largest real one seen has nine. */
  public static final int PUBLICATIONS_PER_REQUEST = 200;

  /** Category instances of one user, the server's own included. */
  public static final int INSTANCES_PER_USER = 1000;

  /** Longest value of an instance, in bytes of XML. */
  public static final int VALUE_BYTES = 32 * 1024;

  /** Containers of one user that hold instances or members; nine are there from the beginning. */
  public static final int CONTAINERS_PER_USER = 64;

  /**
   * Watchers who came or went that are told one by one while a subscriber has not answered; beyond
   * it he is told of all watchers once more.
   */
  public static final int WATCHER_NEWS = 100;

  /** How long an endpoint without a registration may publish for: as SIP phones do (RFC 3903). */
  public static final Duration WITHOUT_REGISTRATION = Duration.ofHours(1);

  /** Endpoints that have gone and whose presence could not be ended yet, to be tried again. */
  public static final int DEPARTURES_TO_REPEAT = 10_000;

  /** Delegates of one user, as clients allow. */
  public static final int DELEGATES = 25;

  /**
   * Documents in one resource list end as soon as they have this many bytes; the next list goes on.
   */
  public static final int NOTIFICATION_BYTES = 96 * 1024;

  /** Categories that one action may name. */
  public static final int CATEGORIES_PER_ACTION = 64;

  /** Members of all containers of a user. */
  public static final int CONTAINER_MEMBERS = 2000;

  /** Subscribers that a user has not acknowledged; more are not told to him. */
  public static final int PROMPTED_SUBSCRIBERS = 200;

  private PresenceLimits() {}
}
