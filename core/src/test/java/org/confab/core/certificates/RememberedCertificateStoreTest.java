package org.confab.core.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class RememberedCertificateStoreTest implements CertificateStoreContract {
  private final MemoryCertificateStore behind = new MemoryCertificateStore();
  private final List<Fingerprint> read = new ArrayList<>();
  private Runnable whileReading = () -> {};
  private final RememberedCertificateStore store =
      new RememberedCertificateStore(
          new CertificateStore() {
            @Override
            public void publish(ClientCertificate added) {
              behind.publish(added);
            }

            @Override
            public List<ClientCertificate> of(SipUri owner) {
              return behind.of(owner);
            }

            @Override
            public Optional<ClientCertificate> find(Fingerprint sha256) {
              read.add(sha256);
              Optional<ClientCertificate> found = behind.find(sha256);
              whileReading.run();
              return found;
            }

            @Override
            public Optional<ClientCertificate> revoke(String serial, Instant at) {
              return behind.revoke(serial, at);
            }

            @Override
            public void remove(String serial) {
              behind.remove(serial);
            }
          });
  private final ClientCertificate desk = CertificateStoreContract.certificate(ALICE, DESK, 1);
  private final ClientCertificate bobs = CertificateStoreContract.certificate(BOB, DESK, 2);

  @Override
  public CertificateStore store() {
    return store;
  }

  private boolean isGood(ClientCertificate one) {
    return store.find(one.sha256()).filter(found -> found.revokedAt().isEmpty()).isPresent();
  }

  @Test
  void whatIsKnownIsNotReadAgain() {
    behind.publish(desk);
    assertThat(isGood(desk)).isTrue();
    assertThat(isGood(desk)).isTrue();
    assertThat(read).containsExactly(desk.sha256());
  }

  @Test
  void whatIsNotThereIsLookedForAgain() {
    assertThat(isGood(desk)).isFalse();
    behind.publish(desk);
    assertThat(isGood(desk)).isTrue();
  }

  @Test
  void aChangeCountsAtOnceThroughThisStore() {
    store.publish(desk);
    assertThat(isGood(desk)).isTrue();
    store.revoke(desk.serial(), START);
    assertThat(isGood(desk)).isFalse();

    store.publish(bobs);
    assertThat(isGood(bobs)).isTrue();
    store.remove(bobs.serial());
    assertThat(isGood(bobs)).isFalse();

    ClientCertificate next = CertificateStoreContract.certificate(ALICE, DESK, 3);
    store.publish(next);
    assertThat(isGood(next)).isTrue();
    store.publish(CertificateStoreContract.certificate(ALICE, DESK, 4)); // in its place
    assertThat(isGood(next)).isFalse();
  }

  @Test
  void aChangeCountsAtOnceWhoeverMadeItAndOthersStay() {
    behind.publish(desk);
    behind.publish(bobs);
    assertThat(isGood(desk)).isTrue();
    assertThat(isGood(bobs)).isTrue();
    behind.revoke(desk.serial(), START);
    store.forget(SipUri.parse("sip:Alice@LitwareInc.com;transport=tls"));
    assertThat(isGood(desk)).isFalse();
    assertThat(isGood(bobs)).isTrue();
    assertThat(read).containsExactly(desk.sha256(), bobs.sha256(), desk.sha256());
  }

  @Test
  void whatWasReadBeforeItWasTakenBackIsNotRemembered() {
    behind.publish(desk);
    whileReading =
        () -> {
          whileReading = () -> {};
          behind.revoke(desk.serial(), START);
          store.forget(ALICE);
        };
    assertThat(isGood(desk)).isTrue(); // it was read before
    assertThat(isGood(desk)).isFalse();
  }
}
