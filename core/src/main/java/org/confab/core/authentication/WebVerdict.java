package org.confab.core.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.directory.User;

/** What {@link WebSignIn} found out about the sender of a web request. */
public sealed interface WebVerdict {
  /**
   * The user has proved himself for this request.
   *
   * @param user who it is
   * @param answer value of {@code WWW-Authenticate} in the answer, with which the server proves
   *     itself; empty if the client does not ask for that
   */
  record Known(User user, Optional<String> answer) implements WebVerdict {
    /** Without an answer. */
    public Known(User user) {
      this(user, Optional.empty());
    }
  }

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
