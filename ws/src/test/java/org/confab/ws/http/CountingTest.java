package org.confab.ws.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import java.util.stream.Stream;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Tally;
import org.confab.core.figures.WebFigures;
import org.confab.core.figures.WebOperation;
import org.confab.protocol.webticket.WebNamespaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {
  private final WebFigures figures = new WebFigures(new Figures());
  private final Exchange exchange = new Exchange();

  @ParameterizedTest
  @CsvSource({
    "QueryDLMembers,QUERY_DL_MEMBERS",
    "RequestSecurityToken,ISSUE_TOKEN",
    "GetMetadata,DESCRIBE",
    "Something,UNKNOWN_SOAP"
  })
  void aRequestIsCountedByWhatStandsInItsBody(String element, WebOperation row) throws Exception {
    asks("<" + element + "/>");
    exchange.through(new Counting(figures), new EnvelopeCheck());
    assertThat(exchange.passed).isPresent();
    assertCounts(row, 1, 0, 0);
  }

  @Test
  void whatIsRefusedBeforeItIsReadIsCountedAsUnknown() throws Exception {
    asks("");
    exchange.body = "no document".getBytes(UTF_8);
    exchange.through(new Counting(figures), new EnvelopeCheck());
    assertCounts(WebOperation.UNKNOWN_SOAP, 1, 1, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "/ws/groupexpansion/service.svc,wsdl",
    "/ws/locationinformation/liservice.svc,xsd=1",
    "/ws/CertProv/CertProvisioningService.svc/mex,"
  })
  void descriptionsAreCountedForThemselves(String uri, String query) throws Exception {
    exchange.method = "GET";
    exchange.uri = uri;
    exchange.query = query;
    exchange.through(new Counting(figures));
    assertCounts(WebOperation.DESCRIBE, 1, 0, 0);
  }

  @Test
  void aChallengeIsNoRefusal() throws Exception {
    asks("<QueryDLMembers/>");
    exchange.status = 401;
    exchange.through(new Counting(figures));
    assertCounts(WebOperation.UNKNOWN_SOAP, 1, 0, 1);
  }

  @Test
  void whatFailsIsARefusal() throws Exception {
    asks("<GetAndPublishCert/>");
    Filter fails =
        (in, out, chain) -> {
          Counting.asks(in, "GetAndPublishCert");
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> exchange.through(new Counting(figures), fails))
        .isInstanceOf(IllegalStateException.class);
    assertCounts(WebOperation.GET_AND_PUBLISH_CERT, 1, 1, 0);
  }

  private void asks(String content) {
    exchange.requestHeaders.put("content-type", "text/xml");
    exchange.body =
        "<s:Envelope xmlns:s='%s'><s:Body>%s</s:Body></s:Envelope>"
            .formatted(WebNamespaces.SOAP, content)
            .getBytes(UTF_8);
  }

  private void assertCounts(WebOperation row, long... counts) {
    assertThat(
            Stream.of(Tally.Column.values())
                .mapToLong(column -> figures.all().get(row).of(column))
                .toArray())
        .containsExactly(counts);
    assertThat(
            figures.all().values().stream().mapToLong(one -> one.of(Tally.Column.REQUESTS)).sum())
        .isEqualTo(1);
  }
}
