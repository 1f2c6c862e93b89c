package org.confab.core.routing;

import org.confab.core.EndpointId;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;

/**
 * Who a message comes from, as the server vouches for it (RFC 3325): the directory's name, address
 * and telephone number of the authenticated user.
 */
public final class AssertedIdentity {
  private AssertedIdentity() {}

  /** The value of the P-Asserted-Identity header for messages of that endpoint. */
  public static String of(EndpointId sender, UserDirectory directory) {
    return directory
        .find(sender.aor())
        .map(AssertedIdentity::of)
        .orElse("<" + sender.aor().asString() + ">");
  }

  private static String of(User user) {
    String address = "<" + user.aor().asString() + ">";
    String name = user.displayName().replaceAll("\\p{Cntrl}", " ");
    String named =
        name.isEmpty()
            ? address
            : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" " + address;
    String phone = user.phone().replaceAll("[^+0-9]", "");
    return phone.isEmpty() ? named : named + ",<tel:" + phone + ">";
  }
}
