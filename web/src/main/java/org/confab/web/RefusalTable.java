package org.confab.web;

import java.util.Optional;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.groupexpansion.ListRefused;
import org.confab.core.location.ImportRefused;
import org.confab.core.photos.PhotoRefused;
import org.confab.core.policy.PolicyRefused;
import org.confab.core.trace.TraceRefused;

/** How refusals of the core are told over HTTP; their messages are sentences for people. */
final class RefusalTable {
  private RefusalTable() {}

  /** The problem that a refusal is; empty for what is a failure. */
  static Optional<Problem> problem(Exception thrown) {
    String detail = String.valueOf(thrown.getMessage());
    if (thrown instanceof Malformed) {
      return Optional.of(new Problem(400, "Bad request", detail));
    }
    if (thrown instanceof AccountRefused refused) {
      return Optional.of(of(refused.why(), detail));
    }
    if (thrown instanceof ListRefused refused) {
      return Optional.of(of(refused.why(), detail));
    }
    if (thrown instanceof TraceRefused refused) {
      return Optional.of(of(refused.why(), detail));
    }
    return ofValue(thrown, detail);
  }

  private static Optional<Problem> ofValue(Exception thrown, String detail) {
    if (thrown instanceof PolicyRefused refused) {
      return Optional.of(
          refused.unknown()
              ? new Problem(404, "No such setting", detail)
              : new Problem(422, "Setting refused", detail));
    }
    if (thrown instanceof PhotoRefused refused) {
      return Optional.of(new Problem(refused.isTooLarge() ? 413 : 415, "Picture refused", detail));
    }
    return thrown instanceof ImportRefused
        ? Optional.of(new Problem(422, "Table refused", detail))
        : Optional.empty();
  }

  private static Problem of(AccountRefused.Why why, String detail) {
    return switch (why) {
      case EXISTS -> new Problem(409, "User exists", detail);
      case UNKNOWN -> new Problem(404, "No such user", detail);
      default -> new Problem(422, "User refused", detail);
    };
  }

  private static Problem of(ListRefused.Why why, String detail) {
    return switch (why) {
      case UNKNOWN -> new Problem(404, "Not in the list", detail);
      case EXISTS -> new Problem(409, "Address taken", detail);
      case OWNED -> new Problem(409, "The directory's list", detail);
      case BAD -> new Problem(422, "List refused", detail);
    };
  }

  private static Problem of(TraceRefused.Why why, String detail) {
    return switch (why) {
      case UNKNOWN -> new Problem(404, "Nothing to trace", detail);
      case CONFLICT -> new Problem(409, "Cannot be traced now", detail);
      case RANGE -> new Problem(422, "Out of range", detail);
    };
  }
}
