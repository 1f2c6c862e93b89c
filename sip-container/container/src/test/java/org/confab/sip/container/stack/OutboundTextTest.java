package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OutboundTextTest {
  private static final String MARK =
      BranchMark.mark("0123456789abcdef", Optional.of("z9hG4bKown"), "c", 1, "t");

  private static String finish(String message) {
    return new String(
        OutboundText.finish(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @Test
  void writesSupportedOneLinePerValue() {
    assertThat(finish("SIP/2.0 200 OK\r\nSupported: a,b, c\r\nX: 1\r\n\r\n"))
        .isEqualTo(
            "SIP/2.0 200 OK\r\nSupported: a\r\nSupported: b\r\nSupported: c\r\nX: 1\r\n\r\n");
  }

  @Test
  void knowsAHeaderByItsCompactNameAndInAnyCase() {
    assertThat(
            finish(
                "SIP/2.0 200 OK\r\nk: a,b\r\nSUPPORTED \t: c\r\nkk: d,e\r\nno colon, here\r\n\r\n"))
        .isEqualTo(
            "SIP/2.0 200 OK\r\nSupported: a\r\nSupported: b\r\nSupported: c\r\n"
                + "kk: d,e\r\nno colon, here\r\n\r\n");
    assertThat(finish("SIP/2.0 200 OK\r\nv: SIP/2.0/TLS a;branch=" + MARK + "\r\n\r\n"))
        .isEqualTo("SIP/2.0 200 OK\r\nVia: SIP/2.0/TLS a;branch=z9hG4bKown\r\n\r\n");
  }

  @Test
  void restoresTheTopmostViaOfAResponseOnly() {
    String second = "Via: SIP/2.0/TCP b;branch=" + MARK;
    assertThat(
            finish(
                "SIP/2.0 200 OK\r\nVia: SIP/2.0/TLS a;branch="
                    + MARK
                    + "\r\n"
                    + second
                    + "\r\n\r\n"))
        .isEqualTo(
            "SIP/2.0 200 OK\r\nVia: SIP/2.0/TLS a;branch=z9hG4bKown\r\n" + second + "\r\n\r\n");
    String request = "OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/TLS a;branch=" + MARK + "\r\n\r\n";
    assertThat(finish(request)).isEqualTo(request);
  }

  @Test
  void cutsOffTheRouteThatLedToTheFlow() {
    assertThat(
            finish(
                "BYE sip:a SIP/2.0\r\n"
                    + "Route:"
                    + " <sip:1.2.3.4:5;transport=tls;lr;ms-received-cid=ab>,<sip:b;lr>\r\n\r\n"))
        .isEqualTo("BYE sip:a SIP/2.0\r\nRoute: <sip:b;lr>\r\n\r\n");
    assertThat(finish("BYE sip:a SIP/2.0\r\nRoute: <sip:1.2.3.4:5;lr;ms-received-cid=ab>\r\n\r\n"))
        .isEqualTo("BYE sip:a SIP/2.0\r\n\r\n");
  }

  @Test
  void cutsOffEveryRouteToThisServer() {
    assertThat(
            finish(
                "BYE sip:a SIP/2.0\r\n"
                    + "Route: <sip:1.2.3.4:5;lr;ms-received-cid=ab>\r\n"
                    + "Route: <sip:10.0.0.1:6;transport=tcp;appname=7f;app_id=8;lr>,"
                    + "<sip:10.0.0.1:5;transport=tls;appname=7f;app_id=8;lr>\r\n\r\n"))
        .isEqualTo("BYE sip:a SIP/2.0\r\n\r\n");
  }

  @Test
  void anotherServerGetsItsRoutesThoughTheyLookLikeOwnOnes() {
    String rest = "Route: <sip:10.0.0.2:5;transport=tls;appname=7f;lr>\r\n\r\n";
    assertThat(
            finish(
                "BYE sip:a SIP/2.0\r\n"
                    + "Route: <sip:1.2.3.4:5;lr;ms-onward=0;ms-received-cid=ab>\r\n"
                    + rest))
        .isEqualTo("BYE sip:a SIP/2.0\r\n" + rest);
  }

  @Test
  void anotherServerGetsAllButAsManyRoutesAsAreOurs() {
    String way = "Route: <sip:1.2.3.4:5;lr;ms-onward=1;ms-received-cid=ab>";
    String own = "<sip:127.0.0.1;appname=1;lr>";
    String theirs = "Route: <sip:there;appname=2;lr>\r\n";
    for (String between : new String[] {"\r\nRoute: ", ", "}) {
      assertThat(finish("BYE sip:a SIP/2.0\r\n" + way + between + own + "\r\n" + theirs + "\r\n"))
          .isEqualTo("BYE sip:a SIP/2.0\r\n" + theirs + "\r\n");
    }
  }

  @Test
  void keepsCommasInQuotesTogether() {
    assertThat(OutboundText.commaSeparated("\"a, b\" <sip:x,y>, c"))
        .containsExactly("\"a, b\" <sip:x,y>", "c");
  }

  @Property
  void neverTouchesTheBody(@ForAll byte[] body) {
    byte[] head = "SIP/2.0 200 OK\r\nSupported: a,b\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    byte[] finished = OutboundText.finish(message);
    assertThat(
            java.util.Arrays.copyOfRange(finished, finished.length - body.length, finished.length))
        .isEqualTo(body);
  }
}
