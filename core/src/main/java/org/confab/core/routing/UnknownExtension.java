package org.confab.core.routing;

import java.util.List;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;

/** A refusal with 420: the request insists on extensions that this server does not know. */
public final class UnknownExtension extends Refused {
  private static final long serialVersionUID = 1L;

  private final String unsupported;

  UnknownExtension(List<String> tags) {
    super(420, Diagnostic.PARSE_FAILURE, "unknown extensions " + tags);
    this.unsupported = String.join(", ", tags);
  }

  /** The value of the answer's Unsupported header (RFC 3261 20.40). */
  public String unsupported() {
    return unsupported;
  }
}
