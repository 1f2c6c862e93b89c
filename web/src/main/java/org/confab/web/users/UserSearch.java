package org.confab.web.users;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.confab.core.directory.User;

/**
 * Which users are asked for.
 *
 * @param text a part of something that is known of them, in any case
 * @param enabled whether they may sign in
 */
record UserSearch(Optional<String> text, Optional<Boolean> enabled) implements Predicate<User> {
  /** Longest text, in characters. */
  static final int MAX_TEXT = 128;

  @Override
  public boolean test(User user) {
    return enabled.map(wanted -> wanted == user.enabled()).orElse(true)
        && text.map(wanted -> contains(user, wanted.toLowerCase(Locale.ROOT))).orElse(true);
  }

  private static boolean contains(User user, String wanted) {
    return Stream.of(
            user.aor().asString(),
            user.displayName(),
            user.email(),
            user.title(),
            user.department(),
            user.office(),
            user.phone())
        .anyMatch(known -> known.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
