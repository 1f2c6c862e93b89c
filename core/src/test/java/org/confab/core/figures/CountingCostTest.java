package org.confab.core.figures;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Counting is on the way of every message: it costs less than a microsecond. */
class CountingCostTest {
  private static final int ROUNDS = 20;
  private static final int MESSAGES = 20_000;

  private static final byte[] ANSWER =
      String.join(
              "\r\n",
              "SIP/2.0 200 OK",
              "Authentication-Info: NTLM rspauth=\"0100000000000000A1B2C3D4E5F60718\","
                  + " srand=\"9D2C5680\"",
              "From: \"Alice\"<sip:alice@litwareinc.com>;tag=4f2a8c;epid=01ab",
              "To: <sip:alice@litwareinc.com>;tag=77d1",
              "Call-ID: 5f0e7c1d9a3b4c5d8e6f",
              "Via: SIP/2.0/TLS 127.0.0.1:40112;branch=z9hG4bK6d3f;received=127.0.0.1",
              "CSeq: 3 SERVICE",
              "Content-Length: 0",
              "",
              "")
          .getBytes(US_ASCII);

  @Test
  void aCountedMessageCostsLessThanAMicrosecond() {
    SipTraffic traffic = new SipTraffic(new Figures());
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      for (int i = 0; i < MESSAGES; i++) {
        traffic.sent(ANSWER);
      }
      best = Math.min(best, (System.nanoTime() - began) / MESSAGES);
    }
    System.getLogger("measured")
        .log(System.Logger.Level.INFO, "a counted message costs " + best + " ns");
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofNanos(1_000));
  }
}
