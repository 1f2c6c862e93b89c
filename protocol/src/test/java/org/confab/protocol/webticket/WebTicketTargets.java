package org.confab.protocol.webticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.confab.protocol.fuzz.FuzzSeeds;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlDom;
import org.confab.protocol.xml.XmlLimits;
import org.confab.protocol.xml.XmlRefused;

/** Web tickets: what asks for them, what they are, and headers that carry them. */
public final class WebTicketTargets {
  private static final TicketKey KEY = new TicketKey("fuzz", new byte[2 * TicketKey.HALF]);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final byte[] TICKET =
      Xml.bytes(
          AssertionCodec.write(
              new SamlAssertion(
                  "SamlSecurityToken-1",
                  "https://x.test/",
                  "sip:alice@x.test",
                  "https://x.test/service",
                  NOW,
                  NOW.plusSeconds(3_600),
                  NOW,
                  Optional.of(ProofKey.of(new byte[ProofKey.MIN_LENGTH]))),
              KEY));

  private static final String SIGNATURE = "each is made canonical and its signature is computed";

  private WebTicketTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.xml("web-ticket-request", TokenRequest.class)
            .seeds(FuzzSeeds.xml("RequestSecurityToken"))
            .holds(
                tree -> {
                  TokenRequest read = TokenRequest.parse(tree);
                  assertThat(read.asksForTicket()).isIn(true, false);
                  assertThat(read.toString()).isNotEmpty();
                  read.entropy().ifPresent(TokenRequest.Entropy::bytes);
                }),
        FuzzTarget.xml("certificate-request", CertificateRequest.class)
            .seeds(FuzzSeeds.xml("GetAndPublishCert"))
            .holds(
                tree -> {
                  CertificateRequest read = CertificateRequest.parse(tree);
                  assertThat(read.answer(new byte[1], NOW, NOW)).isNotNull();
                  read.der();
                }),
        FuzzTarget.bytes("web-ticket", AssertionCodec.class, XmlDom.class)
            .seeds(List.of(TICKET))
            .only(20_000, SIGNATURE)
            .refusing(XmlRefused.class)
            .holds(WebTicketTargets::ticket),
        FuzzTarget.bytes("security-header", SecurityHeader.class)
            .seeds(List.of(header()))
            .only(20_000, SIGNATURE)
            .refusing(XmlRefused.class)
            .holds(WebTicketTargets::header));
  }

  private static byte[] header() {
    return ("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header>"
            + "<o:Security xmlns:o='http://docs.oasis-open.org/wss/2004/01/"
            + "oasis-200401-wss-wssecurity-secext-1.0.xsd' xmlns:u='http://docs.oasis-open.org/wss/"
            + "2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'><u:Timestamp u:Id='timestamp'>"
            + "<u:Created>2026-11-21T02:23:03Z</u:Created><u:Expires>2026-11-21T10:23:03Z"
            + "</u:Expires></u:Timestamp><o:UsernameToken><o:Username>alice</o:Username>"
            + "<o:Password>Confab-1</o:Password></o:UsernameToken>"
            + new String(TICKET, StandardCharsets.UTF_8)
            + "</o:Security></s:Header><s:Body/></s:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static final Function<String, Optional<TicketKey>> KEYS =
      name -> Optional.of(KEY).filter(key -> key.id().equals(name));

  /** What says something else than was signed is no ticket. */
  private static void ticket(byte[] bytes) {
    AssertionCodec.read(bytes, KEYS)
        .ifPresent(read -> assertThat(read.subject()).isEqualTo("sip:alice@x.test"));
  }

  private static void header(byte[] bytes) {
    SecurityHeader.of(bytes, XmlLimits.SIP_BODY)
        .ifPresent(
            header -> {
              assertThat(header.hasAssertion()).isIn(true, false);
              header
                  .assertion(KEYS)
                  .ifPresent(read -> assertThat(read.subject()).isEqualTo("sip:alice@x.test"));
              assertThat(header.timestamp()).isNotNull();
              assertThat(header.usernameToken()).isNotNull();
              assertThat(header.isSignedWith(ProofKey.of(new byte[ProofKey.MIN_LENGTH]))).isFalse();
            });
  }
}
