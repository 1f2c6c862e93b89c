package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.confab.sip.edge.Flow;
import org.junit.jupiter.api.Test;

class ViaTagsTest {
  private static final String CID = "0123456789abcdef";

  private static String throughTheStack(String via) throws ParseException {
    String text =
        "OPTIONS sip:a@b SIP/2.0\r\nVia: "
            + via
            + "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: c\r\nCSeq: 1 OPTIONS\r\n\r\n";
    SIPRequest request =
        (SIPRequest)
            new StringMsgParser()
                .parseSIPMessage(text.getBytes(StandardCharsets.UTF_8), true, false, null);
    ViaTags.mark(request, new Tls());
    String encoded = request.getTopmostVia().encode();
    return ViaTags.unmark(encoded.substring(encoded.indexOf(':') + 1).strip());
  }

  @Test
  void givesTheClientItsOwnBranchAndSaysWhereItCameFrom() throws ParseException {
    assertThat(throughTheStack("SIP/2.0/tls 127.0.0.1:1234;branch=z9hG4bKX"))
        .isEqualTo(
            "SIP/2.0/TLS 127.0.0.1:1234;branch=z9hG4bKX;received=127.0.0.1"
                + ";ms-received-port=4711;ms-received-cid="
                + CID);
  }

  @Test
  void leavesOutABranchThatWasNotThere() throws ParseException {
    assertThat(throughTheStack("SIP/2.0/TLS 127.0.0.1:1234")).doesNotContain("branch");
  }

  @Test
  void fillsInRportOnlyWhereItWasAskedFor() throws ParseException {
    assertThat(throughTheStack("SIP/2.0/TLS h:1;rport;branch=z9hG4bKX")).contains(";rport=4711");
    assertThat(throughTheStack("SIP/2.0/TLS h:1;branch=z9hG4bKX")).doesNotContain("rport");
  }

  private static final class Tls implements Flow {
    @Override
    public String id() {
      return CID;
    }

    @Override
    public String transport() {
      return "tls";
    }

    @Override
    public InetSocketAddress remote() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);
    }

    @Override
    public InetSocketAddress local() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5061);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
