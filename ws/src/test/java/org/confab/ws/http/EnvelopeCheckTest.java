package org.confab.ws.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCheckTest {
  private static final String ENVELOPE =
      "<s:Envelope"
          + " xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>%s</s:Body></s:Envelope>";

  private static final String NEW_ENVELOPE =
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>";

  private final Exchange exchange = new Exchange();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/xml",
        "text/xml; charset=utf-8",
        "text/xml;charset=\"UTF-8\"",
        "Text/XML; Charset=UTF-8"
      })
  void anEnvelopeArrivesWholeAtTheService(String type) throws Exception {
    String envelope = ENVELOPE.formatted("<a>b</a>");
    post(type, envelope);

    byte[] arrived = exchange.passed.orElseThrow().getInputStream().readAllBytes();
    assertThat(new String(arrived, UTF_8)).isEqualTo(envelope);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/soap+xml",
        "text/xml; charset=utf-16",
        "text/xml; charset=utf-8; charset=utf-16",
        "multipart/related; type=\"text/xml\""
      })
  void anotherTypeIsNotSupported(String type) throws Exception {
    post(type, ENVELOPE.formatted(""));

    assertThat(exchange.passed).isEmpty();
    assertThat(exchange.status).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/soap+xml",
        "application/soap+xml; charset=utf-8",
        "application/soap+xml;charset=\"UTF-8\";action=\"LIService/GetLocations\"",
        "application/soap+xml; action=LIService/GetLocations; charset=utf-8"
      })
  void theLocationServiceTakesTheNewVersionOfSoapToo(String type) throws Exception {
    for (String path : List.of("", "/soap12")) {
      Exchange newer = new Exchange();
      newer.uri = "/ws/LocationInformation/LIService.svc" + path;
      newer.requestHeaders.put("content-type", type);
      newer.body = NEW_ENVELOPE.getBytes(UTF_8);
      assertThat(newer.through(new EnvelopeCheck()).passed).isPresent();
    }
  }

  @Test
  void anEnvelopeOfTheOtherVersionGetsAFaultOfTheClaimedOne() throws Exception {
    exchange.uri = "/ws/locationinformation/liservice.svc";
    post("application/soap+xml", ENVELOPE.formatted(""));

    assertThat(exchange.passed).isEmpty();
    assertThat(exchange.status).isEqualTo(400);
    assertThat(exchange.type).startsWith("application/soap+xml");
    assertThat(Xml.read(exchange.text()).namespace()).isEqualTo(SoapVersion.V1_2.namespace());
  }

  @Test
  void theOldVersionDoesNotComeToTheNewOnesPort() throws Exception {
    exchange.uri = "/ws/locationinformation/liservice.svc/soap12";
    post("text/xml", ENVELOPE.formatted(""));

    assertThat(exchange.status).isEqualTo(415);
  }

  @Test
  void aCompressedBodyIsNotSupported() throws Exception {
    exchange.requestHeaders.put("content-encoding", "gzip");
    post("text/xml", ENVELOPE.formatted(""));

    assertThat(exchange.status).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<s:Envelope",
        "<a/>",
        "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'/>",
        "<Envelope xmlns='http://www.w3.org/2003/05/soap-envelope'/>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><Envelope"
            + " xmlns='http://schemas.xmlsoap.org/soap/envelope/'>&x;</Envelope>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><Envelope"
            + " xmlns='http://schemas.xmlsoap.org/soap/envelope/'/>"
      })
  void whatIsNoSoundEnvelopeGetsAFault(String document) throws Exception {
    post("text/xml", document);

    assertThat(exchange.passed).isEmpty();
    assertFault();
  }

  @Test
  void aDocumentThatIsTooDeepGetsAFault() throws Exception {
    post("text/xml", ENVELOPE.formatted("<a>".repeat(5000) + "</a>".repeat(5000)));
    assertFault();
  }

  @Test
  void anAnnouncedBodyThatIsTooLongIsRefusedUnread() throws Exception {
    post("text/xml", "x".repeat(EnvelopeCheck.LIMITS.bytes() + 1));

    assertThat(exchange.passed).isEmpty();
    assertThat(exchange.status).isEqualTo(413);
    assertThat(exchange.bytesRead).isZero();
  }

  @Test
  void aBodyThatTurnsOutTooLongIsReadNoFurtherThanNeeded() throws Exception {
    exchange.announcesLength = false;
    post("text/xml", "x".repeat(10 * EnvelopeCheck.LIMITS.bytes()));

    assertThat(exchange.status).isEqualTo(413);
    assertThat(exchange.bytesRead).isLessThan(2 * EnvelopeCheck.LIMITS.bytes());
  }

  @Test
  void aGetPassesUnread() throws Exception {
    exchange.method = "GET";
    assertThat(exchange.through(new EnvelopeCheck()).passed).isPresent();
  }

  private void post(String type, String document) throws Exception {
    exchange.requestHeaders.put("content-type", type);
    exchange.body = document.getBytes(UTF_8);
    exchange.through(new EnvelopeCheck());
  }

  private void assertFault() {
    assertThat(exchange.status).isEqualTo(500);
    assertThat(exchange.type).startsWith("text/xml");
    assertThat(Xml.read(exchange.text()).namespace()).isEqualTo(SoapVersion.V1_1.namespace());
    assertThat(exchange.text()).contains("<faultcode>soap:Client</faultcode>");
  }
}
