package org.confab.system;

import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/** Category publications ([MS-PRES]). */
final class Publications {
  private static final String PRESENCE = "http://schemas.microsoft.com/2006/09/sip/rich-presence";
  private static final String NOTE = "http://schemas.microsoft.com/2006/09/sip/note";

  private Publications() {}

  /** Publishes a personal note, on the version that the client believes to be the stored one. */
  static SipRequest note(SipUser user, int version, String text) {
    String body =
        "<publish xmlns=\"%s\"><publications uri=\"%s\"><publication categoryName=\"note\" instance=\"0\" container=\"400\" version=\"%d\" expireType=\"static\"><note xmlns=\"%s\"><body type=\"personal\" uri=\"\">%s</body></note></publication></publications></publish>"
            .formatted(PRESENCE, user.aor(), version, NOTE, text);
    return user.request("SERVICE", user.aor()).body("application/msrtc-category-publish+xml", body);
  }
}
