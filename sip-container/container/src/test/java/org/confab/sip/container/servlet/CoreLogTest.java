package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class CoreLogTest {
  private static final String MESSAGE =
      "MESSAGE sip:bob@litwareinc.com SIP/2.0\r\n"
          + "Authorization: NTLM response=\"0102\"\r\n"
          + "Call-ID: c7@host\r\n\r\nmeet me at nine";

  private final LogRecord line = new LogRecord(Level.SEVERE, "Unexpected exception: " + MESSAGE);

  @Test
  void namesTheCallAndWhatWasThrown() {
    line.setLoggerName("org.mobicents.servlet.sip.core.Dispatcher");
    line.setThrown(new IllegalStateException(new IllegalArgumentException("of " + MESSAGE)));
    assertThat(CoreLog.describe(line))
        .startsWith("core: Dispatcher, IllegalStateException at ")
        .contains(", IllegalArgumentException at ")
        .endsWith(", Call-ID c7@host")
        .hasLineCount(1);
  }

  @Test
  void saysNothingOfTheMessage() {
    line.setThrown(new IllegalStateException("cannot handle " + MESSAGE));
    assertThat(CoreLog.describe(line))
        .doesNotContain("Authorization", "0102", "nine", "bob", "cannot");
  }

  @Test
  void findsTheCallInTheExceptionToo() {
    LogRecord bare = new LogRecord(Level.SEVERE, "failed");
    bare.setThrown(new IllegalStateException("cannot handle " + MESSAGE));
    assertThat(CoreLog.describe(bare)).endsWith(", Call-ID c7@host");
    bare.setThrown(null);
    assertThat(CoreLog.describe(bare)).endsWith(", Call-ID unknown");
  }
}
