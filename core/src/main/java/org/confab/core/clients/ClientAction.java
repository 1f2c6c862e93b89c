package org.confab.core.clients;

import java.util.Arrays;
import java.util.Optional;
import org.confab.protocol.sip.Diagnostic;

/** What is done with a client, one row per action ([MS-SIPREGE] 3.4.2.5.2 to 3.4.2.5.9). */
public enum ClientAction {
  /** It signs in. */
  ALLOW("allow", true, 0, Optional.empty()),
  /** It signs in and is told where a newer one is. */
  ALLOW_WITH_URL("allow-with-url", true, 313, Optional.of(Diagnostic.CLIENT_ALLOWED_WITH_URL)),
  /** It signs in and is told to look for an update. */
  ALLOW_AND_UPGRADE("allow-and-upgrade", true, 314, Optional.empty()),
  /** It may not sign in. */
  BLOCK("block", false, 310, Optional.of(Diagnostic.CLIENT_VERSION_INVALID)),
  /** It may not sign in and is told where a newer one is. */
  BLOCK_WITH_URL("block-with-url", false, 313, Optional.of(Diagnostic.CLIENT_DECLINED_WITH_URL)),
  /** It may not sign in and is told to look for an update. */
  BLOCK_AND_UPGRADE(
      "block-and-upgrade", false, 314, Optional.of(Diagnostic.CLIENT_VERSION_INVALID));

  private static final int STATIC_URL = 313;
  private static final int UPDATE = 314;

  private final String word;
  private final boolean allows;
  private final int warnCode;
  private final Optional<Diagnostic> diagnostic;

  ClientAction(String word, boolean allows, int warnCode, Optional<Diagnostic> diagnostic) {
    this.word = word;
    this.allows = allows;
    this.warnCode = warnCode;
    this.diagnostic = diagnostic;
  }

  /** Whether the client may sign in. */
  public boolean allows() {
    return allows;
  }

  /** The row for {@code ms-diagnostics}, if the answer has one. */
  public Optional<Diagnostic> diagnostic() {
    return diagnostic;
  }

  /** Whether a rule with this action names an address. */
  boolean takesUrl() {
    return warnCode == STATIC_URL;
  }

  /** The value of the Warning header; empty if the answer has none. */
  String warning(String url) {
    if (warnCode == 0) {
      return "";
    }
    String text =
        takesUrl()
            ? url
            : warnCode == UPDATE
                ? "Check Microsoft Update for the newest version."
                : "This version of the client is not allowed here";
    return warnCode + " lcs.microsoft.com \"" + text + "\"";
  }

  /** The action of that word in a rule. */
  static Optional<ClientAction> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
  }
}
