package org.confab.protocol.mras;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;

/** Documents of [MS-AVEDGEA], and the user names that relays are shown. */
public final class MrasTarget {
  private MrasTarget() {}

  /** The documents, and what relays are shown. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.xml("mras-request", MrasRequest.class)
            .seeds(DOCUMENTS)
            .codec(MrasRequest::read, MrasRequest::write),
        FuzzTarget.xml("mras-response", MrasResponse.class)
            .seeds(DOCUMENTS)
            .codec(MrasResponse::read, MrasResponse::write),
        FuzzTarget.text("mras-words", MrasReason.class, RelayLocation.class)
            .seeds("Request Malformed", "intranet")
            .holds(
                word -> {
                  MrasReason.find(word).ifPresent(it -> assertThat(it.phrase()).isEqualTo(word));
                  assertThat(RelayLocation.find(word)).isNotNull();
                }),
        FuzzTarget.text("relay-credentials", RelayCredentials.class)
            .seeds("AQID:BAUG")
            .holds(
                text -> {
                  int colon = Math.max(0, text.indexOf(':'));
                  RelayCredentials read =
                      RelayCredentials.parse(
                          text.substring(0, colon),
                          text.substring(Math.min(text.length(), colon + 1)));
                  assertThat(RelayCredentials.parse(read.username(), read.password()))
                      .isEqualTo(read);
                }),
        FuzzTarget.bytes("relay-user-name", RelayKey.class)
            .seeds(names())
            .holds(MrasTarget::only_an_issued_user_name_is_good));
  }

  private static final RelayKey KEY = new RelayKey("fuzz", new byte[RelayKey.LENGTH]);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final String[] DOCUMENTS = {
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
    """
  };

  static List<byte[]> names() {
    RelayCredentials issued = KEY.issue(1, "sip:a@x.test", NOW.plusSeconds(60));
    return List.of(issued.usernameBytes(), issued.passwordBytes(), new byte[0]);
  }

  private static void only_an_issued_user_name_is_good(byte[] name) {
    if (KEY.check(name, NOW).isPresent()) {
      assertThat(name).isEqualTo(names().get(0));
    }
  }
}
