package org.confab.bench.mix;

/**
 * What people do, on average, so that a server's load follows from their number.
 *
 * @param users how many
 * @param endpoints of each
 * @param publicationsPerHour of each
 * @param watchers of each
 * @param pollsPerHour looks at the presence of somebody who is not watched
 * @param sessionsPerDay in which one writes
 * @param messages of such a session
 * @param meetingsPerDay that each takes part in
 * @param meetingSize how many meet
 * @param hours of a day
 */
record Model(
    int users,
    double endpoints,
    double publicationsPerHour,
    int watchers,
    double pollsPerHour,
    double sessionsPerDay,
    int messages,
    double meetingsPerDay,
    int meetingSize,
    double hours) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** The figures that Lync was planned with; a meeting a day of six is an assumption of ours. */
  static Model of(int users) {
    return new Model(users, 1.9, 4, 50, 60, 6, 10, 1, 6, 8);
  }

  /** Endpoints that sign in, a second: each once a day. */
  double signIns() {
    return users * endpoints / day();
  }

  /** Publications a second. */
  double publications() {
    return users * publicationsPerHour / SECONDS_PER_HOUR;
  }

  /** Notifications a second that follow from them. */
  double notifications() {
    return publications() * watchers * endpoints;
  }

  /** Polls a second. */
  double polls() {
    return users * pollsPerHour / SECONDS_PER_HOUR;
  }

  /** Sessions that begin in a second. */
  double sessions() {
    return users * sessionsPerDay / day();
  }

  /** Meetings that begin in a second. */
  double meetings() {
    return users * meetingsPerDay / meetingSize / day();
  }

  private double day() {
    return hours * SECONDS_PER_HOUR;
  }
}
