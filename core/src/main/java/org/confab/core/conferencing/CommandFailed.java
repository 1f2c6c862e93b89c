package org.confab.core.conferencing;

import java.util.Optional;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceDocument;

/** A C3P command that is not carried out: it is answered with code {@code failure}. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final C3pReason reason;
  private final transient Optional<ConferenceDocument> current;

  CommandFailed(C3pReason reason, String detail) {
    this(reason, detail, Optional.empty());
  }

  CommandFailed(C3pReason reason, String detail, Optional<ConferenceDocument> current) {
    super(detail);
    this.reason = reason;
    this.current = current;
  }

  C3pReason reason() {
    return reason;
  }

  /** What the client should have known, if the command failed for that. */
  Optional<ConferenceDocument> current() {
    return current;
  }
}
