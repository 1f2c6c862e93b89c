package org.confab.protocol.watcherinfo;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * One subscription to the watched user (RFC 3858 4.2).
 *
 * @param id names the subscription, from one document to the next
 * @param uri who watches
 * @param displayName the watcher's name; empty if unknown
 * @param status where it stands
 * @param event what brought it there
 * @param expiration seconds until it ends, if it is not over
 * @param durationSubscribed seconds since it began, if known
 */
public record Watcher(
    String id,
    SipUri uri,
    String displayName,
    WatcherStatus status,
    WatcherEvent event,
    Optional<Long> expiration,
    Optional<Long> durationSubscribed) {

  static Watcher read(XmlElement element) {
    return new Watcher(
        element.required("id"),
        SipUri.parse(element.text()),
        element.attribute("display-name").orElse(""),
        WatcherStatus.parse(element.required("status")),
        WatcherEvent.parse(element.required("event")),
        element.attribute("expiration").map(XmlValue::unsignedInt),
        element.attribute("duration-subscribed").map(XmlValue::unsignedInt));
  }

  XmlElement write() {
    XmlElement element =
        XmlElement.of(WatcherInfo.NAMESPACE, "watcher")
            .with("status", status.asString())
            .with("event", event.asString())
            .with("id", id);
    if (!displayName.isEmpty()) {
      element = element.with("display-name", displayName);
    }
    if (expiration.isPresent()) {
      element = element.with("expiration", expiration.get().toString());
    }
    if (durationSubscribed.isPresent()) {
      element = element.with("duration-subscribed", durationSubscribed.get().toString());
    }
    return element.withText(uri.asString());
  }
}
