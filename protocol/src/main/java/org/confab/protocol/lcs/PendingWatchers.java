package org.confab.protocol.lcs;

import java.util.List;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * Who waits for the user's word to see his presence: the document of {@code presence.wpending}. It
 * is published nowhere; clients look for {@code watcher} elements with these attributes.
 *
 * @param watchers who waits
 */
public record PendingWatchers(List<Watcher> watchers) {
  /** The Content-Type of the document. */
  public static final String CONTENT_TYPE = "text/xml+msrtc.wpending";

  /**
   * Somebody who waits.
   *
   * @param uri his address of record
   * @param displayName his name; empty if unknown
   */
  public record Watcher(SipUri uri, String displayName) {}

  /** Copies its list. */
  public PendingWatchers {
    watchers = List.copyOf(watchers);
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static PendingWatchers read(XmlElement document) {
    return new PendingWatchers(
        document
            .named("watchers")
            .children("watcher")
            .map(
                one ->
                    new Watcher(
                        LcsXml.uri(one.required("uri")), one.attribute("displayName").orElse("")))
            .toList());
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of("", "watchers")
        .with(
            watchers.stream()
                .map(
                    one ->
                        XmlElement.of("", "watcher")
                            .with("uri", one.uri().asString())
                            .with("displayName", one.displayName()))
                .toList());
  }
}
