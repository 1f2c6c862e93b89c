package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final String OWN = "<sip:127.0.0.1:5060;transport=tcp;appname=a;app_id=b;lr>";
  private static final String HERE = "<sip:SIP.LitwareInc.com;lr>";
  private static final String ELSEWHERE = "<sip:192.0.2.1:5060;lr>";

  @Test
  void anOutboundProxyThatIsThisServerHasDoneItsWork() throws ParseException {
    assertThat(tidied("INVITE", HERE)).isNull();
  }

  @Test
  void aFurtherHopIsLeftForTheApplicationToRefuse() throws ParseException {
    assertThat(tidied("INFO", OWN + "," + ELSEWHERE)).contains("appname=a").contains("192.0.2.1");
  }

  @Test
  void anAckReachesNobodyElse() throws ParseException {
    assertThat(tidied("ACK", OWN + "," + ELSEWHERE)).contains("appname=a").doesNotContain("192.");
  }

  @Test
  void anAckGoesOnToAServerNextToThisOneAlone() throws ParseException {
    assertThat(tidied("ACK", OWN + ",<sip:pool2.litwareinc.com;lr>," + ELSEWHERE))
        .contains("pool2")
        .doesNotContain("192.");
  }

  @Test
  void aStrictRoutersRequestIsAsALooseRouterWouldHaveSentIt() throws ParseException {
    SIPRequest request =
        request(
            "BYE",
            OWN.substring(1, OWN.length() - 1),
            "<sip:192.0.2.1;lr>, <sip:bob@192.0.2.9:4000>");

    Routes.loosen(request);

    assertThat(request.getRequestURI()).hasToString("sip:bob@192.0.2.9:4000");
    assertThat(request.getRouteHeaders())
        .extracting(route -> route.getAddress().getURI().toString())
        .containsExactly(OWN.substring(1, OWN.length() - 1), "sip:192.0.2.1;lr");
  }

  @Test
  void aRequestUriThatIsNoRouteOfThisServerStays() throws ParseException {
    SIPRequest request = request("BYE", "sip:bob@litwareinc.com", OWN);
    Routes.loosen(request);
    assertThat(request.getRequestURI()).hasToString("sip:bob@litwareinc.com");
  }

  private static String tidied(String method, String routes) throws ParseException {
    SIPRequest request = request(method, "sip:bob@litwareinc.com", routes);
    Routes.tidy(
        request, Set.of("sip.litwareinc.com", "127.0.0.1"), () -> Set.of("pool2.litwareinc.com"));
    return request.getRouteHeaders() == null ? null : request.getRouteHeaders().encode();
  }

  private static SIPRequest request(String method, String uri, String routes)
      throws ParseException {
    String text =
        String.join(
            "\r\n",
            method + " " + uri + " SIP/2.0",
            "Via: SIP/2.0/TCP 127.0.0.1:1;branch=z9hG4bK1",
            "From: <sip:alice@litwareinc.com>;tag=1",
            "To: <sip:bob@litwareinc.com>",
            "Call-ID: 1",
            "CSeq: 1 " + method,
            "Route: " + routes,
            "Content-Length: 0",
            "",
            "");
    return (SIPRequest) new StringMsgParser().parseSIPMessage(text.getBytes(), true, false, null);
  }
}
