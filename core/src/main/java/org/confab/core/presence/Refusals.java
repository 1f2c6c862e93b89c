package org.confab.core.presence;

import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/** How changes of presence are refused: with the fault that names the operations that failed. */
final class Refusals {
  private Refusals() {}

  /** These operations rely on other versions than the current ones; {@code 409}. */
  static Refused stale(Diagnostic diagnostic, List<PresenceFault.Operation> operations) {
    return new Refused(
        409,
        diagnostic,
        operations.size() + " operations rely on other versions: " + operations,
        Optional.of(body(PresenceFault.stale(operations))));
  }

  /** The operation at that position, counted from 1, is not allowed. */
  static Refused badCall(int status, Diagnostic diagnostic, int index, String why) {
    return new Refused(
        status,
        diagnostic,
        "operation " + index + ": " + why,
        Optional.of(body(PresenceFault.badCall(index))));
  }

  static Refused unknown(SipUri user) {
    return new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "no user " + user);
  }

  /** Nothing that ends with an endpoint can be kept for one that is not there. */
  static Refused notRegistered(EndpointId endpoint) {
    return new Refused(
        403, Diagnostic.ENDPOINT_NOT_REGISTERED, "not registered: " + endpoint.epid().asString());
  }

  /** The body for a request that names no operation. */
  static Body unreadable() {
    return body(new PresenceFault(PresenceFault.BAD_CALL, List.of()));
  }

  private static Body body(PresenceFault fault) {
    return new Body(PresenceFault.CONTENT_TYPE, Xml.bytes(fault.write()));
  }
}
