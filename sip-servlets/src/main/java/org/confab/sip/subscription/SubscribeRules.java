package org.confab.sip.subscription;

import java.util.Map;
import org.confab.core.Refused;
import org.confab.core.routing.UnknownExtension;
import org.confab.core.subscription.SubscribeOption;
import org.confab.protocol.sip.Diagnostic;

/** What both ways of a SUBSCRIBE have in common beside its answer. */
final class SubscribeRules {
  static final String METHOD = "SUBSCRIBE";

  private static final int EXTENSION_REQUIRED = 421;
  private static final int NOT_ALLOWED = 405;

  private SubscribeRules() {}

  /**
   * A subscription's dialog is for nothing else.
   *
   * @throws Refused 405 for other methods
   */
  static void checkMethod(String method) {
    if (!method.equals(METHOD)) {
      throw new Refused(
          NOT_ALLOWED, Diagnostic.RESOURCE_UNKNOWN, method + " in the dialog of a subscription");
    }
  }

  /**
   * What would help after a refusal: who asks for a list has to understand lists, and is told so
   * (RFC 4662 4.2).
   */
  static Map<String, String> remedy(Refused refused) {
    if (refused instanceof UnknownExtension unknown) {
      return Map.of("Unsupported", unknown.unsupported());
    }
    return switch (refused.status()) {
      case EXTENSION_REQUIRED -> Map.of("Require", SubscribeOption.EVENTLIST.token());
      case NOT_ALLOWED -> Map.of("Allow", METHOD);
      default -> Map.of();
    };
  }
}
