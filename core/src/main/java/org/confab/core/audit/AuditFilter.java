package org.confab.core.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which entries are asked for; what is empty does not matter.
 *
 * @param who the account
 * @param what a part of the action, in any case
 * @param since not before this time
 * @param until before this time
 * @param refused whether it was refused or failed
 */
public record AuditFilter(
    Optional<String> who,
    Optional<String> what,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<Boolean> refused) {
  /** Longest text that is looked for. */
  public static final int MAX_TEXT = 128;

  /** Everything. */
  public static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether an entry is asked for. */
  public boolean takes(AuditEntry entry) {
    return who.map(entry.who()::equals).orElse(true)
        && what.map(text -> entry.action().toLowerCase(Locale.ROOT).contains(lower(text)))
            .orElse(true)
        && since.map(time -> !entry.at().isBefore(time)).orElse(true)
        && until.map(entry.at()::isBefore).orElse(true)
        && refused.map(wanted -> wanted == entry.refused()).orElse(true);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
