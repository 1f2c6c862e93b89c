package org.confab.core.routing;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.peers.Peer;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessageAddress;

/**
 * Who a message comes from, as the server vouches for it (RFC 3325): the directory's name, address
 * and telephone number of the authenticated user.
 */
public final class AssertedIdentity {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern NO_DIGIT = Pattern.compile("[^+0-9]");

  private AssertedIdentity() {}

  /** The value of the P-Asserted-Identity header for messages of that endpoint. */
  public static String of(EndpointId sender, UserDirectory directory) {
    return directory
        .find(sender.aor())
        .map(AssertedIdentity::of)
        .orElse("<" + sender.aor().asString() + ">");
  }

  /**
   * Whether a P-Asserted-Identity names a user whom that peer may speak for.
   *
   * @param own this server's domains
   */
  public static boolean isOf(String asserted, Peer peer, SipDomains own) {
    return RawMessageAddress.parse(asserted)
        .aor()
        .filter(user -> peer.speaksFor(user, own))
        .isPresent();
  }

  /** Whether a Privacy header asks that the sender is not named (RFC 3323 4.2, RFC 3325 9.3). */
  public static boolean isPrivate(Optional<String> privacy) {
    return privacy.stream()
        .flatMap(value -> Arrays.stream(value.split("[;,]", -1)))
        .anyMatch(asked -> asked.strip().equalsIgnoreCase("id"));
  }

  /**
   * Looks at the Referred-By of a REFER: nobody refers in another's name.
   *
   * @throws Refused 403 if it names somebody else than the sender, or nobody
   */
  public static void checkReferrer(EndpointId sender, Optional<String> referredBy) {
    if (referredBy.isPresent()
        && RawMessageAddress.parse(referredBy.get()).aor().filter(sender.aor()::equals).isEmpty()) {
      throw new Refused(403, Diagnostic.REFERRER_NOT_VERIFIED, "Referred-By is not the sender");
    }
  }

  /**
   * Looks at the Referred-By of a REFER that a peer has brought: its own users alone refer there.
   *
   * @param own this server's domains
   * @throws Refused 403 if it names somebody for whom the peer does not speak, or nobody
   */
  public static void checkReferrer(Peer peer, SipDomains own, String referredBy) {
    if (!isOf(referredBy, peer, own)) {
      throw new Refused(
          403, Diagnostic.REFERRER_NOT_VERIFIED, "Referred-By is no user of " + peer.name());
    }
  }

  private static String of(User user) {
    String address = "<" + user.aor().asString() + ">";
    String name = CONTROL.matcher(user.displayName()).replaceAll(" ");
    String named =
        name.isEmpty()
            ? address
            : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" " + address;
    String phone = NO_DIGIT.matcher(user.phone()).replaceAll("");
    return phone.isEmpty() ? named : named + ",<tel:" + phone + ">";
  }
}
