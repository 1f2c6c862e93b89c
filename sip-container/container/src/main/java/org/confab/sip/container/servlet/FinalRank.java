package org.confab.sip.container.servlet;

import java.util.Set;

/**
 * Which of the refusals of a fork goes back (RFC 3261 16.7, step 6): 6xx whatever else came, else
 * the lowest class, in it first what tells the caller how to ask again.
 */
enum FinalRank {
  GLOBAL,
  REDIRECT,
  ASK_AGAIN,
  CLIENT,
  SERVER,
  UNAVAILABLE;

  private static final Set<Integer> TELLING = Set.of(401, 407, 415, 420, 484);

  static FinalRank of(int status) {
    return switch (status / 100) {
      case 3 -> REDIRECT;
      case 4 -> TELLING.contains(status) ? ASK_AGAIN : CLIENT;
      case 5 -> status == 503 ? UNAVAILABLE : SERVER;
      default -> GLOBAL;
    };
  }
}
