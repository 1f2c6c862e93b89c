package org.confab.core.authentication;

import java.time.Duration;
import java.util.List;
import org.confab.core.directory.User;

/** What {@link WebSignIn} found out about the sender of a web request. */
public sealed interface WebVerdict {
  /**
   * The user has proved himself for this request.
   *
   * @param user who it is
   */
  record Known(User user) implements WebVerdict {}

  /**
   * The sender is not known; a wrong password, an unknown and a disabled user are all the same.
   *
   * @param challenges values of {@code WWW-Authenticate}, a header for each
   */
  record Challenged(List<String> challenges) implements WebVerdict {
    /** Keeps its own copy. */
    public Challenged {
      challenges = List.copyOf(challenges);
    }
  }

  /**
   * Nobody looked at the password: there were too many wrong ones.
   *
   * @param retryAfter how long that lasts
   */
  record TooManyGuesses(Duration retryAfter) implements WebVerdict {}
}
