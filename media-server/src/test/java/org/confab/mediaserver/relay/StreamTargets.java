package org.confab.mediaserver.relay;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;

/** What a relay gets over TCP. */
public final class StreamTargets {
  private StreamTargets() {}

  /** The framings, each in all parts that it may come in. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("relay-stream", Framing.class, PseudoTls.class, Unframed.class)
            .seeds(RelayFuzzTest.frames())
            .holds(RelayFuzzTest::framed));
  }
}
