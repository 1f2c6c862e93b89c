package org.confab.protocol.mras;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.confab.protocol.fuzz.Mutations;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of [MS-AVEDGEA], and the user names that relays are shown. */
class MrasFuzzTest {
  private static final RelayKey KEY = new RelayKey("fuzz", new byte[RelayKey.LENGTH]);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  static List<byte[]> documents() {
    return Mutations.texts(
        """
        <request requestID="1" from="sip:a@x.test" version="1.0" to="sip:mras@x.test;gruu"
         xmlns="http://schemas.microsoft.com/2006/09/sip/mrasp"><credentialsRequest
         credentialsRequestID="1"><identity>sip:a@x.test</identity><location>internet</location>
         <duration>480</duration></credentialsRequest></request>
        """,
        """
        <request requestID="2" from="sip:a@x.test" version="2.0" to="sip:mras@x.test;gruu"
         xmlns="http://schemas.microsoft.com/2006/09/sip/mrasp" route="directip"><credentialsRequest
         credentialsRequestID="1"><identity>a</identity></credentialsRequest><credentialsRequest
         credentialsRequestID="2"><identity>b</identity><location>intranet</location>
         <duration>1</duration></credentialsRequest></request>
        """,
        """
        <response requestID="1" version="1.0" serverVersion="2.0" to="sip:mras@x.test"
         from="sip:a@x.test" reasonPhrase="OK"
         xmlns="http://schemas.microsoft.com/2006/09/sip/mrasp"><credentialsResponse
         credentialsRequestID="1"><credentials><username>AQ==</username><password>AQ==</password>
         <duration>480</duration></credentials><mediaRelayList><mediaRelay>
         <location>intranet</location><hostName>a.x.test</hostName><udpPort>3478</udpPort>
         <tcpPort>443</tcpPort></mediaRelay></mediaRelayList></credentialsResponse></response>
        """);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10s")
  void hostile_documents_are_read_or_refused(byte[] bytes) {
    XmlElement document;
    try {
      // Bytes that are no UTF-8 are the XML reader's matter, and tried there.
      document = Xml.read(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (XmlRefused refused) {
      return;
    }
    try {
      MrasRequest request = MrasRequest.read(document);
      assertThat(request.credentials()).hasSizeLessThanOrEqualTo(MrasRequest.MAX_CREDENTIALS + 1);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
    try {
      assertThat(MrasResponse.read(document)).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }

  static List<byte[]> names() {
    RelayCredentials issued = KEY.issue(1, "sip:a@x.test", NOW.plusSeconds(60));
    return List.of(issued.usernameBytes(), issued.passwordBytes(), new byte[0]);
  }

  @MethodSource("names")
  @FuzzTest(maxDuration = "10s")
  void only_an_issued_user_name_is_good(byte[] name) {
    if (KEY.check(name, NOW).isPresent()) {
      assertThat(name).isEqualTo(names().get(0));
    }
  }

  @Test
  void changedDocumentsAreReadOrRefused() {
    Mutations.of(documents()).run(1_000, this::hostile_documents_are_read_or_refused);
  }

  @Test
  void changedUserNamesAreNotGood() {
    Mutations.of(names()).run(2_000, this::only_an_issued_user_name_is_good);
  }
}
