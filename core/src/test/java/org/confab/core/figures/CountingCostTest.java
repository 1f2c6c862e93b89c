package org.confab.core.figures;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Counting is on the way of every message: it reads the bytes and makes nothing. */
class CountingCostTest {
  private static final int MESSAGES = 20_000;

  /** Of the test itself: its own call of the measuring bean. */
  private static final long OWN_BYTES = 4_096;

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

  private static final byte[] REFUSAL =
      String.join(
              "\r\n",
              "SIP/2.0 403 Forbidden",
              "CSeq: 1 INVITE",
              "ms-diagnostics: 4004;reason=\"Refused\";source=\"a\"",
              "",
              "")
          .getBytes(US_ASCII);

  private static final byte[] REQUEST =
      "SERVICE sip:alice@litwareinc.com SIP/2.0\r\nCSeq: 3 SERVICE\r\n\r\n".getBytes(US_ASCII);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final SipTraffic traffic = new SipTraffic(new Figures());

  private long bytesOfCounting() {
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MESSAGES; i++) {
      traffic.received(REQUEST);
      traffic.sent(ANSWER);
      traffic.sent(REFUSAL);
      traffic.answered(ANSWER, i);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void aCountedMessageMakesNoGarbage() {
    bytesOfCounting();
    assertThat(bytesOfCounting()).isLessThan(OWN_BYTES);
  }
}
