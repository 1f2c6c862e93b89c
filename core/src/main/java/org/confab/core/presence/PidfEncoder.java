package org.confab.core.presence;

import java.util.Set;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.protocol.presence.CategoryName;

/**
 * PIDF with rich presence (RFC 3856 6.7): what plain SIP clients read, and whoever says nothing of
 * what he reads.
 */
public final class PidfEncoder implements ViewEncoder {
  private static final Set<String> ANYTHING = Set.of("*/*", "application/*");

  /** Writes PIDF. */
  public PidfEncoder() {}

  @Override
  public String mediaType() {
    return PidfDocument.CONTENT_TYPE;
  }

  @Override
  public boolean answers(SubscribeRequest request) {
    return request.accept().isEmpty()
        || ViewEncoder.super.answers(request)
        || request.accept().stream().anyMatch(ANYTHING::contains);
  }

  @Override
  public byte[] whole(SeenPresence seen, Set<CategoryName> wanted) {
    return PidfView.document(seen).bytes();
  }
}
