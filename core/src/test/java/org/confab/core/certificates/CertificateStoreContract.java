package org.confab.core.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of certificates does. */
public interface CertificateStoreContract {
  SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");
  DeviceId DESK = DeviceId.of("{2B0A4E1C-9C51-4A0E-8F27-0B0B5E5C1D11}");
  DeviceId LAPTOP = DeviceId.of("laptop");
  Instant START = Instant.parse("2026-11-21T00:00:00Z");

  /** An empty store. */
  CertificateStore store();

  /** A certificate of a user's device; numbers tell certificates apart. */
  static ClientCertificate certificate(SipUri owner, DeviceId device, int number) {
    Instant issued = START.plusSeconds(number);
    Instant ends = issued.plus(Duration.ofDays(180));
    TestCertificate made =
        new TestCertificate(0xABC0 + number, owner.address(), TestAuthority.KEY, issued, ends);
    return ClientCertificate.of(owner, device, made, issued);
  }

  @Test
  default void nobody_has_a_certificate_at_first() {
    CertificateStore store = store();
    assertThat(store.of(ALICE)).isEmpty();
    assertThat(store.find(certificate(ALICE, DESK, 1).sha256())).isEmpty();
    assertThat(store.revoke("abc1", START)).isEmpty();
  }

  @Test
  default void a_certificate_comes_back_as_it_was_published() {
    CertificateStore store = store();
    ClientCertificate desk = certificate(ALICE, DESK, 1);
    store.publish(desk);
    store.publish(certificate(BOB, DESK, 2));
    assertThat(store.of(ALICE)).containsExactly(desk);
    assertThat(store.find(desk.sha256())).contains(desk);
  }

  @Test
  default void a_user_is_found_in_any_spelling() {
    CertificateStore store = store();
    store.publish(certificate(SipUri.parse("sip:Alice@LitwareInc.com;transport=tls"), DESK, 1));
    assertThat(store.of(SipUri.parse("sips:ALICE@litwareinc.com"))).hasSize(1);
    assertThat(store.of(ALICE).get(0).owner()).isEqualTo(ALICE);
  }

  @Test
  default void the_newest_is_told_first() {
    CertificateStore store = store();
    ClientCertificate desk = certificate(ALICE, DESK, 1);
    ClientCertificate laptop = certificate(ALICE, LAPTOP, 2);
    store.publish(laptop);
    store.publish(desk);
    assertThat(store.of(ALICE)).containsExactly(laptop, desk);
  }

  @Test
  default void a_new_certificate_of_a_device_takes_the_place_of_the_old_one() {
    CertificateStore store = store();
    ClientCertificate old = certificate(ALICE, DESK, 1);
    ClientCertificate other = certificate(BOB, DESK, 2);
    ClientCertificate renewed = certificate(ALICE, DESK, 3);
    store.publish(old);
    store.publish(other);
    store.publish(renewed);
    assertThat(store.of(ALICE)).containsExactly(renewed);
    assertThat(store.find(old.sha256())).isEmpty();
    assertThat(store.find(other.sha256())).contains(other);
  }

  @Test
  default void a_revoked_certificate_stays_and_says_when() {
    CertificateStore store = store();
    ClientCertificate desk = certificate(ALICE, DESK, 1);
    store.publish(desk);
    assertThat(store.revoke(desk.serial(), START)).contains(desk.revoked(START));
    assertThat(store.find(desk.sha256())).contains(desk.revoked(START));
    assertThat(store.of(ALICE)).containsExactly(desk.revoked(START));
  }

  @Test
  default void a_certificate_is_revoked_once() {
    CertificateStore store = store();
    ClientCertificate desk = certificate(ALICE, DESK, 1);
    store.publish(desk);
    store.revoke(desk.serial(), START);
    assertThat(store.revoke(desk.serial(), START.plusSeconds(60))).isEmpty();
    assertThat(store.find(desk.sha256())).contains(desk.revoked(START));
  }

  @Test
  default void a_removed_certificate_is_gone() {
    CertificateStore store = store();
    ClientCertificate desk = certificate(ALICE, DESK, 1);
    ClientCertificate laptop = certificate(ALICE, LAPTOP, 2);
    store.publish(desk);
    store.publish(laptop);
    store.remove(desk.serial());
    store.remove("no such serial");
    assertThat(store.of(ALICE)).containsExactly(laptop);
  }
}
