package org.confab.mediaserver.negotiation;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;

/** Offers of clients. */
public final class DescriptionTargets {
  private DescriptionTargets() {}

  /** One for all forms of them. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("media-offer", SdpBody.class)
            .seeds(NegotiationFuzzTest.bodies())
            .only(10_000, "each is negotiated three times")
            .holds(NegotiationFuzzTest::negotiated));
  }
}
