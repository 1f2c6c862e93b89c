package org.confab.protocol.presence;

import java.util.List;
import org.confab.protocol.xml.XmlElement;

/**
 * The body of a SERVICE by which the user acknowledges somebody who watches him ([MS-PRES] 6.12).
 *
 * @param subscribers exactly one in the published schema; several are accepted
 */
public record SetSubscribers(List<Subscriber> subscribers) {
  /** The Content-Type of the request. */
  public static final String CONTENT_TYPE = "application/msrtc-presence-setsubscriber+xml";

  /** Copies its list. */
  public SetSubscribers {
    subscribers = List.copyOf(subscribers);
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static SetSubscribers read(XmlElement document) {
    return new SetSubscribers(
        document.named("setSubscribers").children("subscriber").map(Subscriber::read).toList());
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(PresenceXml.SUBSCRIBERS, "setSubscribers")
        .with(subscribers.stream().map(Subscriber::writeAcknowledgement).toList());
  }
}
