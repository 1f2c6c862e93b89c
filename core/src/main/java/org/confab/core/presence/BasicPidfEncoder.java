package org.confab.core.presence;

import java.util.Set;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.Pidf;
import org.confab.protocol.xml.Xml;

/** PIDF with open or closed (RFC 3863): what a watcher gets who says nothing of what he reads. */
public final class BasicPidfEncoder implements ViewEncoder {
  /** Writes PIDF. */
  public BasicPidfEncoder() {}

  @Override
  public String mediaType() {
    return Pidf.CONTENT_TYPE;
  }

  @Override
  public boolean answers(SubscribeRequest request) {
    return request.accept().isEmpty() || ViewEncoder.super.answers(request);
  }

  @Override
  public byte[] whole(SeenPresence seen, Set<CategoryName> wanted) {
    return Xml.bytes(new Pidf(seen.user(), seen.reachable()).write());
  }
}
