package org.confab.ejb.presence;

import java.util.Collection;
import java.util.List;
import org.confab.protocol.sip.SipUri;

/** Users as the column {@code owner} has them: {@code user@domain} in lower case. */
final class Owners {
  private Owners() {}

  static String key(SipUri user) {
    return user.aor().address();
  }

  static List<String> keys(Collection<SipUri> users) {
    return users.stream().map(Owners::key).toList();
  }

  static SipUri user(String key) {
    return SipUri.parse("sip:" + key);
  }
}
