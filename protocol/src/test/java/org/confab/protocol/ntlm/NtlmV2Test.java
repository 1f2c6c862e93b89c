package org.confab.protocol.ntlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NtlmV2Test {
  private static final int FLAGS = 0x62988255;
  private static final TargetInfo SERVER =
      TargetInfo.of("sip.litwareinc.com", "litwareinc.com", Instant.EPOCH);
  private static final byte[] CHALLENGE =
      ChallengeMessage.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, SERVER).encoded();

  private static Optional<NtlmSession> verify(byte[] token, String password) {
    return NtlmV2.verify(CHALLENGE, token, NtHash.ofPassword(password));
  }

  @Test
  void a_challenge_names_the_server_and_offers_what_clients_insist_on() {
    ChallengeMessage challenge = ChallengeMessage.parse(CHALLENGE);
    assertThat(challenge.flags() & 0x40988251).isEqualTo(0x40988251);
    assertThat(challenge.targetName()).isEqualTo("LITWAREINC");
    assertThat(TargetInfo.find(challenge.targetInfo(), TargetInfo.TIMESTAMP)).hasSize(8);
    assertThat(TargetInfo.fileTime(Instant.EPOCH)).isEqualTo(116_444_736_000_000_000L);
  }

  @Property(tries = 100)
  void a_client_with_the_password_shares_the_keys(
      @ForAll @StringLength(min = 1, max = 20) String user,
      @ForAll @StringLength(max = 20) String password,
      @ForAll byte[] text) {
    NtlmResponder.Answer answer = NtlmResponder.answer(CHALLENGE, "", user, password);
    NtlmSession session = verify(answer.token(), password).orElseThrow();
    assertThat(session.verifyFromClient(text, answer.session().signAsClient(text))).isTrue();
    assertThat(answer.session().verifyFromServer(text, session.signAsServer(text))).isTrue();
  }

  @Test
  void a_right_mic_is_accepted_and_a_changed_token_with_mic_is_not() {
    byte[] token =
        NtlmResponder.answer(CHALLENGE, "LITWAREINC", "alice", "pw", FLAGS, true).token();
    assertThat(verify(token, "pw")).isPresent();
    byte[] changed = token.clone();
    changed[64] ^= 1;
    assertThat(verify(changed, "pw")).isEmpty();
    byte[] plain =
        NtlmResponder.answer(CHALLENGE, "LITWAREINC", "alice", "pw", FLAGS, false).token();
    plain[64] ^= 1;
    assertThat(verify(plain, "pw")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1, 0x10, 0x80000, 0x20000000, 0x40000000})
  void a_client_that_chose_weak_protection_is_refused(int missing) {
    byte[] token =
        NtlmResponder.answer(CHALLENGE, "", "alice", "pw", FLAGS & ~missing, false).token();
    assertThat(verify(token, "pw")).isEmpty();
  }

  @Test
  void a_response_of_version_one_is_refused() {
    AuthenticateMessage old =
        new AuthenticateMessage(
            FLAGS, "", "a", "", new byte[24], new byte[24], new byte[16], new byte[0]);
    assertThat(verify(old.encoded(), "pw")).isEmpty();
  }

  @Test
  void an_anonymous_token_is_refused() {
    AuthenticateMessage anonymous =
        new AuthenticateMessage(
            FLAGS, "", "", "", new byte[1], new byte[0], new byte[16], new byte[0]);
    assertThat(verify(anonymous.encoded(), "")).isEmpty();
  }

  @Property(tries = 300)
  void a_token_that_was_cut_is_refused(@ForAll @IntRange(min = 0, max = 400) int length) {
    byte[] token = NtlmResponder.answer(CHALLENGE, "D", "alice", "pw").token();
    byte[] cut = Arrays.copyOf(token, Math.min(length, token.length - 1));
    assertThatThrownBy(() -> verify(cut, "pw")).isInstanceOf(IllegalArgumentException.class);
  }
}
