package org.confab.core.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.certificates.CertificateStoreContract.ALICE;
import static org.confab.core.certificates.CertificateStoreContract.BOB;
import static org.confab.core.certificates.CertificateStoreContract.DESK;
import static org.confab.core.certificates.CertificateStoreContract.LAPTOP;
import static org.confab.core.certificates.CertificateStoreContract.START;
import static org.confab.core.certificates.TestAuthority.KEY;
import static org.confab.core.certificates.TestAuthority.REQUEST;
import static org.confab.core.certificates.TestAuthority.STOLEN_KEY;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.junit.jupiter.api.Test;

class ClientCertificatesTest {
  private final MovableClock clock = new MovableClock(START.toString());
  private final TestAuthority authority = new TestAuthority();
  private final MemoryCertificateStore store = new MemoryCertificateStore();
  private final List<Revocation> told = new ArrayList<>();
  private final CertificateLimits limits =
      new CertificateLimits(Duration.ofHours(8), Duration.ofDays(180), Duration.ofDays(365), 3);
  private final ClientCertificates certificates =
      new ClientCertificates(authority, store, () -> limits, told::add, clock);

  private IssuedCertificate desk() {
    return certificates.issue(ALICE, DESK, REQUEST, Optional.empty());
  }

  @Test
  void a_certificate_names_its_user_and_holds_for_180_days() {
    IssuedCertificate made = desk();
    assertThat(made.entry().subject()).isEqualTo("CN=alice@litwareinc.com");
    assertThat(made.entry().device()).isEqualTo(DESK);
    assertThat(made.entry().notBefore()).isEqualTo(START.minus(Duration.ofMinutes(5)));
    assertThat(made.entry().notAfter()).isEqualTo(START.plus(Duration.ofDays(180)));
    assertThat(made.certificate().getPublicKey()).isEqualTo(KEY);
    assertThat(certificates.of(ALICE)).containsExactly(made.entry());
    assertThat(certificates.find(made.entry().sha256())).contains(made.entry());
  }

  @Test
  void wishes_are_granted_within_the_limits() {
    assertThat(granted(Duration.ofDays(30))).isEqualTo(Duration.ofDays(30));
    assertThat(granted(Duration.ofSeconds(1))).isEqualTo(Duration.ofHours(8));
    assertThat(granted(Duration.ofDays(-1))).isEqualTo(Duration.ofHours(8));
    assertThat(granted(Duration.ofDays(100_000))).isEqualTo(Duration.ofDays(365));
  }

  private Duration granted(Duration asked) {
    IssuedCertificate made = certificates.issue(ALICE, DESK, KEY, Optional.of(asked));
    return Duration.between(START, made.entry().notAfter());
  }

  @Test
  void the_longest_validity_can_be_shorter_than_the_usual_one() {
    CertificateLimits short30 = CertificateLimits.with(Duration.ofDays(30), 32);
    assertThat(short30.granted(Optional.empty())).isEqualTo(Duration.ofDays(30));
    assertThatThrownBy(() -> CertificateLimits.with(Duration.ofHours(1), 32))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_no_request_is_refused_and_nothing_is_kept() {
    byte[] garbage = {1, 2, 3};
    byte[] endless = new byte[CertificateLimits.MAX_REQUEST + 1];
    for (byte[] bad : List.of(garbage, endless, STOLEN_KEY)) {
      assertThatThrownBy(() -> certificates.issue(ALICE, DESK, bad, Optional.empty()))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(400));
    }
    assertThat(certificates.of(ALICE)).isEmpty();
  }

  @Test
  void a_key_that_is_too_short_is_refused() {
    PublicKey weak = TestAuthority.rsa(1024);
    assertThatThrownBy(() -> certificates.issue(ALICE, DESK, weak, Optional.empty()))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(400));
  }

  @Test
  void its_holder_is_let_in() {
    IssuedCertificate made = desk();
    assertThat(certificates.check(made.certificate())).isEqualTo(made.entry());
  }

  @Test
  void each_way_of_being_no_good_is_told_apart() {
    IssuedCertificate made = desk();
    X509Certificate foreign =
        new TestAuthority().issue(ALICE, KEY, made.entry().notBefore(), made.entry().notAfter());
    refused(CertificateFault.FOREIGN, () -> certificates.check(foreign));
    IssuedCertificate newer = desk();
    refused(CertificateFault.UNKNOWN, () -> certificates.check(made.certificate()));
    certificates.revoke(ALICE, newer.entry().serial());
    refused(CertificateFault.REVOKED, () -> certificates.check(newer.certificate()));
    clock.forward(Duration.ofDays(180));
    refused(CertificateFault.EXPIRED, () -> certificates.check(newer.certificate()));
    clock.forward(Duration.ofDays(-181));
    refused(CertificateFault.NOT_YET_VALID, () -> certificates.check(newer.certificate()));
  }

  private static void refused(CertificateFault fault, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            CertificateRefused.class, r -> assertThat(r.fault()).isEqualTo(fault));
  }

  @Test
  void a_revoked_certificate_is_told_once() {
    ClientCertificate made = desk().entry();
    assertThat(certificates.revoke(ALICE, made.serial())).contains(made.revoked(START));
    assertThat(certificates.revoke(ALICE, made.serial())).isEmpty();
    assertThat(told).containsExactly(new Revocation.One(made.revoked(START)));
  }

  @Test
  void nobody_elses_certificate_is_revoked() {
    ClientCertificate made = desk().entry();
    assertThat(certificates.revoke(BOB, made.serial())).isEmpty();
    assertThat(certificates.of(ALICE)).containsExactly(made);
    assertThat(told).isEmpty();
  }

  @Test
  void all_certificates_of_a_user_are_revoked_together() {
    desk();
    certificates.issue(ALICE, LAPTOP, KEY, Optional.empty());
    certificates.issue(BOB, LAPTOP, KEY, Optional.empty());
    assertThat(certificates.revokeAll(ALICE)).hasSize(2);
    assertThat(certificates.revokeAll(ALICE)).isEmpty();
    assertThat(told).containsExactly(new Revocation.All(ALICE), new Revocation.All(ALICE));
    assertThat(certificates.of(BOB).get(0).isGood(START)).isTrue();
  }

  @Test
  void the_certificates_that_end_with_the_password_are_not_told_one_by_one() {
    IssuedCertificate made = desk();
    assertThat(certificates.isGood(made.entry())).isTrue();
    assertThat(certificates.end(ALICE)).hasSize(1);
    assertThat(certificates.isGood(made.entry())).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void a_new_certificate_of_a_device_signs_nobody_out() {
    desk();
    desk();
    assertThat(told).isEmpty();
    assertThat(certificates.of(ALICE)).hasSize(1);
  }

  @Test
  void beyond_the_limit_what_is_over_goes_first_then_the_oldest() {
    certificates.issue(ALICE, DeviceId.of("1"), KEY, Optional.empty());
    clock.forward(Duration.ofSeconds(1));
    ClientCertificate lost =
        certificates.issue(ALICE, DeviceId.of("2"), KEY, Optional.empty()).entry();
    clock.forward(Duration.ofSeconds(1));
    certificates.issue(ALICE, DeviceId.of("3"), KEY, Optional.empty());
    certificates.revoke(ALICE, lost.serial());
    certificates.issue(ALICE, DeviceId.of("4"), KEY, Optional.empty());
    assertThat(devices()).containsExactlyInAnyOrder("1", "3", "4");
    certificates.issue(ALICE, DeviceId.of("5"), KEY, Optional.empty());
    assertThat(devices()).containsExactlyInAnyOrder("3", "4", "5");
  }

  private List<String> devices() {
    return certificates.of(ALICE).stream().map(one -> one.device().value()).toList();
  }

  @Test
  void a_device_id_has_one_spelling() {
    assertThat(DESK).hasToString("2b0a4e1c-9c51-4a0e-8f27-0b0b5e5c1d11");
    for (String bad : List.of("", "{}", "a b", "x".repeat(65), "\u00e4")) {
      assertThatThrownBy(() -> DeviceId.of(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_fingerprint_is_read_as_people_write_it() {
    String hex = "0123456789abcdef0123456789abcdef01234567";
    assertThat(Fingerprint.parse(hex.toUpperCase().replaceAll("(..)(?=.)", "$1:")).hex())
        .isEqualTo(hex);
    assertThatThrownBy(() -> Fingerprint.parse("0123"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
