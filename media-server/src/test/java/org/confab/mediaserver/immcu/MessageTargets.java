package org.confab.mediaserver.immcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.fuzz.FuzzSeeds;
import org.confab.protocol.fuzz.FuzzTarget;

/** Offers of text. */
public final class MessageTargets {
  private MessageTargets() {}

  /** One for the only form. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("message-offer", ImSdp.class)
            .seeds(FuzzSeeds.sdp())
            .seeds(
                "v=0\r\no=- 0 0 IN IP4 192.0.2.1\r\ns=session\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
                    + "m=message 5060 sip sip:bob@x.test\r\na=accept-types:text/plain text/html\r\n")
            .holds(bytes -> assertThat(ImSdp.read(bytes)).isNotNull()));
  }
}
