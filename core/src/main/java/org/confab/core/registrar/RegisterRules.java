package org.confab.core.registrar;

import java.util.Locale;
import org.confab.core.IntervalTooBrief;
import org.confab.core.Refused;
import org.confab.core.clients.ClientBlocked;
import org.confab.core.clients.ClientVerdict;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Which REGISTERs are refused, and with what ([MS-SIPREGE] 3.1.2.5.1, [MS-SIPRE] 2.2.5, RFC 3261
 * 10.3).
 */
final class RegisterRules {
  private RegisterRules() {}

  static void check(RegisterRequest request, UserDirectory directory, RegistrarLimits limits) {
    if (!request.to().aor().equals(request.caller().aor())) {
      throw new Refused(403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "registration for another user");
    }
    checkAccount(request.to(), directory);
    if (request.contacts().size() > limits.endpointsPerUser()) {
      throw new Refused(400, Diagnostic.INPUT_TOO_LARGE, "too many contacts");
    }
    if (request.everything() && request.expires().orElse(-1) != 0) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "Contact * without Expires: 0");
    }
    if (request.dialect() != ClientDialect.PLAIN) {
      checkDialect(request);
    }
    request.contacts().forEach(contact -> check(contact, request, limits));
  }

  /** What the administrator has decided about the user. */
  static void check(RegisterRequest request, RegisterPolicies policies) {
    policies
        .homeElsewhere(request.to())
        .ifPresent(
            home -> {
              throw new HomedElsewhere(home);
            });
    ClientVerdict verdict = policies.clientRules(request.to()).of(request.userAgent());
    if (!verdict.action().allows()) {
      throw new ClientBlocked(verdict, request.userAgent());
    }
  }

  /** Whether the user is there and may register. */
  static void checkAccount(SipUri aor, UserDirectory directory) {
    User user =
        directory
            .find(aor)
            .orElseThrow(
                () -> new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "no such user"));
    if (!user.enabled()) {
      throw new Refused(403, Diagnostic.USER_DISABLED, "user is disabled");
    }
  }

  private static void checkDialect(RegisterRequest request) {
    if (request.event().isPresent() && !request.event().get().equals("registration")) {
      throw new Refused(489, Diagnostic.EVENT_NOT_REGISTRATION, "event " + request.event().get());
    }
    if (!request.epidGiven()) {
      throw new Refused(400, Diagnostic.MISSING_ENDPOINT_IDENTIFIER, "no epid");
    }
    if (request.dialect() == ClientDialect.OCS) {
      checkGruu(request);
    }
  }

  /** Clients of the older dialect have neither. */
  private static void checkGruu(RegisterRequest request) {
    if (!request.supports("gruu-10")) {
      throw new Refused(421, Diagnostic.GRUU_REQUIRED, "gruu-10 is not supported");
    }
    if (request.contacts().stream().anyMatch(contact -> contact.instance().isEmpty())) {
      throw new Refused(400, Diagnostic.MISSING_ENDPOINT_IDENTIFIER, "no +sip.instance");
    }
  }

  private static void check(
      RegisterRequest.Contact contact, RegisterRequest request, RegistrarLimits limits) {
    contact.proxy().ifPresent(value -> checkProxy(value, contact, request));
    long asked = request.lifetime(contact, limits.standard().toSeconds());
    if (asked > 0 && asked < limits.minimum().toSeconds()) {
      throw new IntervalTooBrief(limits.minimum());
    }
  }

  /** {@code proxy=replace}: only the first hop can know the client's address. */
  private static void checkProxy(
      String value, RegisterRequest.Contact contact, RegisterRequest request) {
    String transport = contact.uri().parameter("transport").orElse("udp").toLowerCase(Locale.ROOT);
    if (request.hops() > 1
        || !value.equals("replace")
        || !transport.equals(request.flow().transport())) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "Contact with proxy=" + value);
    }
  }
}
