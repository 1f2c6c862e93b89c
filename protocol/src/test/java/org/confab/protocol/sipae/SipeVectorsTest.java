package org.confab.protocol.sipae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.ntlm.NtlmSession;
import org.confab.protocol.ntlm.NtlmV2;
import org.confab.protocol.sip.RawMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-ins of pidgin-sipe in each protocol version, as they went over the wire. */
class SipeVectorsTest {
  private static final String PASSWORD = "secret";

  private static List<RawMessage> conversation(int version) throws IOException {
    String name = "/ntlm/sipe-version-" + version + ".txt";
    try (InputStream in = SipeVectorsTest.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n\n"))
          .map(message -> message.replace("\n", "\r\n") + "\r\n\r\n")
          .map(message -> RawMessage.parse(message.getBytes(StandardCharsets.UTF_8)))
          .toList();
    }
  }

  private static AuthenticationHeader header(RawMessage message, String name) {
    return AuthenticationHeader.parse(message.header(name).orElseThrow());
  }

  private static byte[] token(AuthenticationHeader header) {
    return Base64.getDecoder().decode(header.parameter("gssapi-data").orElseThrow());
  }

  private static byte[] signature(AuthenticationHeader header, String name) {
    return HexFormat.of().parseHex(header.parameter(name).orElseThrow().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void the_whole_conversation_verifies(int version) throws IOException {
    List<RawMessage> messages = conversation(version);
    AuthenticationHeader challenge = header(messages.get(0), "WWW-Authenticate");
    AuthenticationHeader credentials = header(messages.get(1), "Authorization");
    assertThat(challenge.version()).isEqualTo(version);
    assertThat(credentials.version()).isEqualTo(version);
    NtlmSession session =
        NtlmV2.verify(token(challenge), token(credentials), NtHash.ofPassword(PASSWORD))
            .orElseThrow();
    int signed = 0;
    for (RawMessage message : messages) {
      boolean client = message.header("Authorization").isPresent();
      boolean server = message.header("Authentication-Info").isPresent();
      if (client && header(message, "Authorization").parameter("response").isPresent()) {
        AuthenticationHeader by = header(message, "Authorization");
        byte[] input = input(version, by, "crand", "cnum", message);
        assertThat(session.verifyFromClient(input, signature(by, "response"))).isTrue();
        signed++;
      }
      if (server) {
        AuthenticationHeader by = header(message, "Authentication-Info");
        byte[] input = input(version, by, "srand", "snum", message);
        assertThat(session.verifyFromServer(input, signature(by, "rspauth"))).isTrue();
        signed++;
      }
    }
    assertThat(signed).isEqualTo(version == 4 ? 4 : 3);
  }

  private static byte[] input(
      int version, AuthenticationHeader header, String rand, String num, RawMessage message) {
    return SignatureInput.of(
        version,
        header,
        header.parameter(rand).orElseThrow(),
        header.parameter(num).orElseThrow(),
        message);
  }
}
