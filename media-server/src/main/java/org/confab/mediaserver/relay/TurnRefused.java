package org.confab.mediaserver.relay;

import java.util.List;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunError;

/** A request that is answered with an error. */
final class TurnRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient StunError error;
  private final transient List<StunAttribute> more;

  TurnRefused(StunError error, StunAttribute... more) {
    // Anybody can cause it at any rate: it has no stack trace.
    super(error.toString(), null, false, false);
    this.error = error;
    this.more = List.of(more);
  }

  StunError error() {
    return error;
  }

  /** What the answer says besides. */
  List<StunAttribute> more() {
    return more;
  }
}
