package org.confab.core.presence;

import java.util.Optional;
import java.util.function.Function;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.protocol.presence.PublishRequest;
import org.confab.protocol.presence.SetContainerMembers;
import org.confab.protocol.presence.SetDelegates;
import org.confab.protocol.xml.XmlElement;

/**
 * Reads the bodies of requests that change presence. One that cannot be read is refused as {@link
 * XmlBody} does, with a fault ([MS-PRES]) that names no operation.
 */
public final class PresenceRequests {
  private PresenceRequests() {}

  /** The publications of a body of that type. */
  public static PublishRequest publish(Body body) {
    return read(body, PublishRequest.CONTENT_TYPE, PublishRequest::read);
  }

  /** The changes of access levels of a body of that type. */
  public static SetContainerMembers containers(Body body) {
    return read(body, SetContainerMembers.CONTENT_TYPE, SetContainerMembers::read);
  }

  /** The changes of delegates of a body of that type. */
  public static SetDelegates delegates(Body body) {
    return read(body, SetDelegates.CONTENT_TYPE, SetDelegates::read);
  }

  private static <T> T read(Body body, String mediaType, Function<XmlElement, T> codec) {
    try {
      return XmlBody.read(body, mediaType, codec);
    } catch (Refused refused) {
      throw new Refused(
          refused.status(),
          refused.diagnostic(),
          String.valueOf(refused.getMessage()),
          refused.body().or(() -> Optional.of(Refusals.unreadable())));
    }
  }
}
