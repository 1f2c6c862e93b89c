package org.confab.protocol.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sign-in of Communicator 2007 R2 to its server, byte for byte. */
class NtlmVectorsTest {
  private static final Properties VECTORS = new Properties();

  @BeforeAll
  static void load() throws IOException {
    try (InputStream in = NtlmVectorsTest.class.getResourceAsStream("/ntlm/communicator.txt")) {
      VECTORS.load(in);
    }
  }

  private static byte[] bytes(String name) {
    return HexFormat.of().parseHex(VECTORS.getProperty(name));
  }

  private static byte[] text(String name) {
    return VECTORS.getProperty(name).getBytes(StandardCharsets.US_ASCII);
  }

  private static NtHash hash() {
    return NtHash.ofPassword(VECTORS.getProperty("password"));
  }

  @Test
  void the_response_key_is_made_of_password_user_and_domain() {
    assertThat(NtlmV2.responseKey(hash(), "User", "COSMO")).isEqualTo(bytes("ntowfv2"));
  }

  @Test
  void the_challenge_reads_and_writes_back_to_the_same_bytes() {
    ChallengeMessage challenge = ChallengeMessage.parse(bytes("challenge"));
    assertThat(challenge.flags()).isEqualTo(0xE29882F3);
    assertThat(challenge.encoded()).isEqualTo(bytes("challenge"));
  }

  @Test
  void the_authenticate_token_reads_field_by_field() {
    AuthenticateMessage token = AuthenticateMessage.parse(bytes("authenticate"));
    assertThat(token.flags()).isEqualTo(0x62988255);
    assertThat(token.domain()).isEqualTo("COSMO");
    assertThat(token.user()).isEqualTo("User");
    assertThat(token.workstation()).isEqualTo("COSMO-OCS-R2");
  }

  @Test
  void the_proof_is_the_one_in_the_token() {
    byte[] response = AuthenticateMessage.parse(bytes("authenticate")).ntResponse();
    byte[] blob = Arrays.copyOfRange(response, 16, response.length);
    byte[] challenge = ChallengeMessage.parse(bytes("challenge")).serverChallenge();
    assertThat(NtlmV2.proof(bytes("ntowfv2"), challenge, blob)).isEqualTo(bytes("proof"));
  }

  @Test
  void the_token_unlocks_the_exported_session_key() {
    byte[] key = NtlmV2.sessionBaseKey(bytes("ntowfv2"), bytes("proof"));
    byte[] encrypted = AuthenticateMessage.parse(bytes("authenticate")).encryptedSessionKey();
    assertThat(Rc4.apply(key, encrypted)).isEqualTo(bytes("session.key"));
  }

  @Test
  void the_server_accepts_the_token_and_both_sides_sign_as_captured() {
    NtlmSession session =
        NtlmV2.verify(bytes("challenge"), bytes("authenticate"), hash()).orElseThrow();
    assertThat(session.signAsClient(text("client.text"))).isEqualTo(bytes("client.signature"));
    assertThat(session.signAsServer(text("server.text"))).isEqualTo(bytes("server.signature"));
    assertThat(session.verifyFromClient(text("client.text"), bytes("client.signature"))).isTrue();
    assertThat(session.verifyFromServer(text("server.text"), bytes("server.signature"))).isTrue();
    assertThat(session.verifyFromClient(text("server.text"), bytes("server.signature"))).isFalse();
  }

  @Test
  void the_server_refuses_the_token_for_another_password() {
    assertThat(
            NtlmV2.verify(
                bytes("challenge"), bytes("authenticate"), NtHash.ofPassword("Pa$$word2")))
        .isEmpty();
  }

  @Test
  void secrets_do_not_show_in_texts() {
    NtlmSession session = new NtlmSession(bytes("session.key"));
    assertThat(hash().toString() + session + AuthenticateMessage.parse(bytes("authenticate")))
        .isEqualTo("NtHash[…]NtlmSession[…]AuthenticateMessage[COSMO\\User]");
  }
}
