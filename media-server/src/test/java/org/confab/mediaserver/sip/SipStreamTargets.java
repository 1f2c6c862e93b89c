package org.confab.mediaserver.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.fuzz.FuzzSeeds;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.sip.RawMessage;

/** The stream of SIP messages that the server sends. */
public final class SipStreamTargets {
  private SipStreamTargets() {}

  /** Messages one behind the other. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("sip-stream", Framing.class, SipText.class)
            .seeds(FuzzSeeds.sip())
            .holds(SipStreamTargets::read));
  }

  private static void read(byte[] bytes) {
    Framing framing = new Framing(new ByteArrayInputStream(bytes), SipLimits.DEFAULT);
    try {
      Optional<RawMessage> next = framing.next();
      for (; next.isPresent(); next = framing.next()) {
        if (!next.get().method().isEmpty()) {
          RawMessage answer = RawMessage.parse(SipText.answer(next.get(), 200, "t1").bytes());
          assertThat(answer.callId()).isEqualTo(next.get().callId());
        }
      }
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
