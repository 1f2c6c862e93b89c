package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.confab.system.client.SipeClient;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in with a certificate, as pidgin-sipe does it, and what becomes of it. */
@ExtendWith(SharedConfab.class)
class TlsDskIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  private static SipeClient.Start withCertificate(ConfabServer server, String name) {
    return SipeClient.Start.of(server, name, "tls").with("--auth", "tls-dsk");
  }

  private static String certificate(ConfabServer server, String action, String name) {
    String address = "sip:" + name + "@" + ConfabServer.DOMAIN;
    Shell.Result result = server.confab(SOON, "certificate", action, address);
    assertThat(result.code()).as(result.output()).isZero();
    return result.output();
  }

  @Test
  void aDeviceSignsInWithACertificateAndIsSignedOutWhenThatIsTakenBack(
      ConfabServer server, TestReporter report) {
    String name = NewUser.of(server);
    assertThat(certificate(server, "list", name)).contains("No certificates");
    try (SipeClient device = withCertificate(server, name).signIn()) {
      device.awaitSettled();
      assertThat(certificate(server, "list", name)).containsOnlyOnce(" holds ");
      long began = System.nanoTime();
      assertThat(certificate(server, "revoke", name)).contains(": 1");
      device.awaitReceived("NOTIFY ", "deregistered;event=deactivated");
      device.await("connection-error");
      Duration taken = Duration.ofNanos(System.nanoTime() - began);
      report.publishEntry("signed out after the command to revoke", taken.toString());
    }
    assertThat(certificate(server, "list", name)).containsOnlyOnce(" revoked ");
    try (SipeClient again = withCertificate(server, name).signIn()) {
      again.awaitSettled();
    }
    assertThat(certificate(server, "list", name)).containsOnlyOnce(" holds ");
  }

  @Test
  void twoDevicesOfDifferentSchemesSeeEachOther(ConfabServer server) {
    String name = NewUser.of(server);
    try (SipeClient alice = withCertificate(server, "alice").signIn();
        SipeClient other = SipeClient.Start.of(server, name, "tls").signIn()) {
      alice.awaitSettled();
      other.awaitSettled();
      alice.order("im " + name + "@" + ConfabServer.DOMAIN + " signed by another scheme");
      other.await("im", "from", "alice@" + ConfabServer.DOMAIN, "text", "signed by another scheme");
    }
  }

  @Test
  void aWrongPasswordGetsNoCertificate(ConfabServer server) {
    String name = NewUser.of(server);
    try (SipeClient device = withCertificate(server, name).password("not-the-password").launch()) {
      device.await("connection-error");
    }
    assertThat(certificate(server, "list", name)).contains("No certificates");
  }
}
