package org.confab.protocol.watcherinfo;

import java.util.List;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * {@code watcherinfo}: the subscriptions to one resource in one event package (RFC 3858 4).
 *
 * @param version raised by one with every document of a dialog, from 0
 * @param full whether all subscriptions are listed, or only the changed ones
 * @param resource who is watched
 * @param eventPackage the event package, such as {@code presence}
 * @param watchers the subscriptions
 */
public record WatcherInfo(
    long version, boolean full, SipUri resource, String eventPackage, List<Watcher> watchers) {
  /** The Content-Type of the document. */
  public static final String CONTENT_TYPE = "application/watcherinfo+xml";

  static final String NAMESPACE = "urn:ietf:params:xml:ns:watcherinfo";

  /** Copies its list. */
  public WatcherInfo {
    watchers = List.copyOf(watchers);
  }

  /** Reads a document with one list; {@link IllegalArgumentException} if it is another one. */
  public static WatcherInfo read(XmlElement document) {
    XmlElement list =
        document
            .child("watcher-list")
            .orElseThrow(() -> new IllegalArgumentException("watcherinfo without a list"));
    return new WatcherInfo(
        XmlValue.unsignedInt(document.attribute("version").orElse("")),
        document.attribute("state").filter("full"::equals).isPresent(),
        SipUri.parse(list.attribute("resource").orElse("")),
        list.attribute("package").orElse(""),
        list.children("watcher").map(Watcher::read).toList());
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(NAMESPACE, "watcherinfo")
        .with("version", Long.toString(version))
        .with("state", full ? "full" : "partial")
        .with(
            XmlElement.of(NAMESPACE, "watcher-list")
                .with("resource", resource.asString())
                .with("package", eventPackage)
                .with(watchers.stream().map(Watcher::write).toList()));
  }
}
