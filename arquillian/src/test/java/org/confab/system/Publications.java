package org.confab.system;

import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/** Category publications ([MS-PRES]). */
final class Publications {
  private static final String PRESENCE = "http://schemas.microsoft.com/2006/09/sip/rich-presence";
  private static final String NOTE = "http://schemas.microsoft.com/2006/09/sip/note";

  private static final String BATCH = "http://schemas.microsoft.com/2006/01/sip/batch-subscribe";
  private static final String LIST = "http://schemas.microsoft.com/2006/09/sip/categorylist";

  private Publications() {}

  /** Publishes a personal note, on the version that the client believes to be the stored one. */
  static SipRequest note(SipUser user, int version, String text) {
    return of(
        user,
        "<publication categoryName=\"note\" instance=\"0\" container=\"400\" version=\"%d\" expireType=\"static\"><note xmlns=\"%s\"><body type=\"personal\" uri=\"\">%s</body></note></publication>"
            .formatted(version, NOTE, text));
  }

  /** Publishes these {@code publication} elements. */
  static SipRequest of(SipUser user, String publications) {
    return user.request("SERVICE", user.aor())
        .body(
            "application/msrtc-category-publish+xml",
            "<publish xmlns=\"%s\"><publications uri=\"%s\">%s</publications></publish>"
                .formatted(PRESENCE, user.aor(), publications));
  }

  /** Subscribes to these {@code category} elements of somebody. */
  static SipRequest batch(SipUser watcher, String watched, String categories) {
    String body =
        "<batchSub xmlns=\"%s\" uri=\"%s\" name=\"\"><action name=\"subscribe\" id=\"1\"><adhocList><resource uri=\"%s\"/></adhocList><categoryList xmlns=\"%s\">%s</categoryList></action></batchSub>"
            .formatted(BATCH, watcher.aor(), watched, LIST, categories);
    return batch(watcher.request("SUBSCRIBE", watcher.aor()), body);
  }

  /** That SUBSCRIBE, with the headers of a Communicator's batch and this list. */
  static SipRequest batch(SipRequest request, String body) {
    return request
        .with("Event", "presence")
        .with("Require", "adhoclist, categoryList")
        .with("Supported", "eventlist")
        .with("Supported", "com.microsoft.autoextend")
        .with("Supported", "ms-benotify")
        .with("Proxy-Require", "ms-benotify")
        .with("Supported", "ms-piggyback-first-notify")
        .with(
            "Accept",
            "application/rlmi+xml, multipart/related, application/msrtc-event-categories+xml")
        .body("application/msrtc-adrl-categorylist+xml", body);
  }
}
