package org.confab.ejb.check;

import java.util.UUID;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Outcome;
import org.confab.core.check.Trouble;
import org.confab.ejb.check.client.Endpoint;
import org.confab.ejb.check.client.SipText;

/** One watches, the other publishes a note for the time that it is signed in ([MS-PRES]). */
final class PresenceTrial {
  private static final String WATCH =
      "<batchSub xmlns=\"http://schemas.microsoft.com/2006/01/sip/batch-subscribe\" uri=\"%s\""
          + " name=\"\"><action name=\"subscribe\" id=\"1\"><adhocList><resource uri=\"%s\"/>"
          + "</adhocList><categoryList"
          + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/categorylist\">"
          + "<category name=\"note\"/></categoryList></action></batchSub>";
  private static final String PUBLISH =
      "<publish xmlns=\"http://schemas.microsoft.com/2006/09/sip/rich-presence\">"
          + "<publications uri=\"%s\"><publication categoryName=\"note\" instance=\"%d\""
          + " container=\"200\" version=\"0\" expireType=\"endpoint\">"
          + "<note xmlns=\"http://schemas.microsoft.com/2006/09/sip/note\">"
          + "<body type=\"personal\" uri=\"\">%s</body></note></publication></publications>"
          + "</publish>";

  private PresenceTrial() {}

  static Outcome perform(Endpoint publisher, Endpoint watcher) {
    watch(watcher, publisher.aor());
    String text = "check " + UUID.randomUUID();
    publisher.asked(
        publisher
            .request("SERVICE", publisher.aor())
            .body(
                "application/msrtc-category-publish+xml",
                PUBLISH.formatted(publisher.aor(), Math.abs(text.hashCode() % 1_000_000), text)),
        "publishing a note");
    try {
      watcher.await(
          "what the other has published",
          message -> message.method().equals("BENOTIFY") && Endpoint.text(message).contains(text));
    } catch (CheckFailed silent) {
      throw silent.finding().trouble() == Trouble.NO_ANSWER
          ? new CheckFailed(
              Trouble.NOT_DELIVERED,
              "a note of " + publisher.aor() + " was published, and its watcher was not told")
          : silent;
    }
    return new Outcome.Fine("a note was published and its watcher told");
  }

  private static void watch(Endpoint watcher, String watched) {
    SipText subscribe =
        watcher
            .request("SUBSCRIBE", watcher.aor())
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
            .body(
                "application/msrtc-adrl-categorylist+xml", WATCH.formatted(watcher.aor(), watched));
    watcher.asked(subscribe, "a subscription to presence");
  }
}
