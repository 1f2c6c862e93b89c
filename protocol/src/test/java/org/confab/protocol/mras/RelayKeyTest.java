package org.confab.protocol.mras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:05:36.602Z");
  private static final String ALICE = "sip:alice@litwareinc.com";

  private final RelayKey key = key(1);

  static RelayKey key(int seed) {
    byte[] bytes = new byte[RelayKey.LENGTH];
    Arrays.fill(bytes, (byte) seed);
    return new RelayKey("day-" + seed, bytes);
  }

  @ParameterizedTest(name = "version {0} has {1} bytes and begins with {2}")
  @CsvSource({"1, 52, 01000020", "2, 56, 02000024"})
  void aUserNameIsATokenAndItsMac(int version, int length, String head) {
    byte[] username = key.issue(version, ALICE, NOW).usernameBytes();
    assertThat(username).hasSize(length);
    assertThat(HexFormat.of().formatHex(username, 0, 4)).isEqualTo(head);
  }

  /** 2026-11-21T02:05:36.602Z in steps of 100 ns since 1601, the lower half first. */
  @Test
  void theExpiryIsAFiletimeWithItsLowerHalfFirst() {
    byte[] username = key.issue(1, ALICE, NOW).usernameBytes();
    long expected = (NOW.toEpochMilli() + 11_644_473_600_000L) * 10_000L;
    String halves = "%08x%08x".formatted((int) expected, (int) (expected >>> 32));
    assertThat(HexFormat.of().formatHex(username, 4, 12)).isEqualTo(halves);
  }

  @Property
  void whatAKeyHasMadeItAcceptsUntilItExpires(
      @ForAll @IntRange(min = 1, max = 480) int minutes,
      @ForAll @IntRange(min = 1, max = 2) int v) {
    RelayCredentials made = key.issue(v, ALICE, NOW.plus(Duration.ofMinutes(minutes)));
    RelayTicket ticket = key.check(made.usernameBytes(), NOW).orElseThrow();
    assertThat(ticket.credentials()).isEqualTo(made);
    Instant end = NOW.plus(Duration.ofMinutes(minutes));
    assertThat(key.check(made.usernameBytes(), end.minusMillis(1))).isPresent();
    assertThat(key.check(made.usernameBytes(), end.plusMillis(1))).isEmpty();
  }

  @Property
  void noOtherBytesAreAUserName(@ForAll @Size(max = 80) byte[] bytes) {
    assertThat(key.check(bytes, NOW)).isEmpty();
  }

  @Test
  void aChangedBitAnotherKeyAndAShorterTextAreRefused() {
    byte[] good = key.issue(1, ALICE, NOW.plusSeconds(60)).usernameBytes();
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(key.check(bad, NOW)).isEmpty();
    }
    assertThat(key(2).check(good, NOW)).isEmpty();
    assertThat(key.check(Arrays.copyOf(good, 51), NOW)).isEmpty();
  }

  @Test
  void aUserIsTheSameClientHoweverItsAddressIsWrittenAndNobodyElse() {
    String alice = client(ALICE);
    assertThat(client("SIP:Alice@LitwareInc.com")).isEqualTo(alice).doesNotContain("alice");
    assertThat(client("sip:bob@litwareinc.com")).isNotEqualTo(alice);
  }

  private String client(String identity) {
    byte[] username = key.issue(1, identity, NOW.plusSeconds(60)).usernameBytes();
    return key.check(username, NOW).orElseThrow().client();
  }

  /** libnice computes with the texts between quotation marks and before zeros. */
  @Property
  void nothingThatIsTrimmedStandsAtTheEnds(@ForAll @IntRange(min = 1, max = 1_000_000) int millis) {
    RelayCredentials made = key.issue(1, ALICE, NOW.plusMillis(millis));
    for (byte[] text : new byte[][] {made.usernameBytes(), made.passwordBytes()}) {
      assertThat(text[0]).isNotEqualTo((byte) '"');
      assertThat(text[text.length - 1]).isNotIn((byte) '"', (byte) 0);
    }
  }

  @Test
  void keysAndCredentialsDoNotTellTheirSecrets() {
    RelayCredentials made = key.issue(1, ALICE, NOW);
    assertThat(made.toString()).doesNotContain(made.password());
    assertThat(key).hasToString("RelayKey[day-1]");
    assertThatThrownBy(() -> new RelayKey("short", new byte[63]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTextFormsAreReadAgain() {
    RelayCredentials made = key.issue(2, ALICE, NOW);
    assertThat(RelayCredentials.parse(made.username(), made.password())).isEqualTo(made);
    assertThatThrownBy(() -> RelayCredentials.parse("?", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
