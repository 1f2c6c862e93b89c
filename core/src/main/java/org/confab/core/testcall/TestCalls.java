package org.confab.core.testcall;

import java.util.Optional;
import java.util.UUID;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.core.mcufactory.McuAvailability;
import org.confab.core.mcufactory.McuChoice;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.TestCallAddress;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Test calls ({@code botSipUriForTestCall}, [MS-SIPREGE] 2.2.2.5) go to a media server that takes
 * conferences of sound, and stay there: one that is lost takes its test calls with it.
 */
public final class TestCalls {
  private final McuRegistry registry;
  private final McuChoice choice;
  private final SipDomains domains;

  /**
   * Calls to the address in those domains.
   *
   * @param choice which media server gets a call
   */
  public TestCalls(McuRegistry registry, McuChoice choice, SipDomains domains) {
    this.registry = registry;
    this.choice = choice;
    this.domains = domains;
  }

  /** The address that clients are provisioned with, in the primary domain. */
  public SipUri address() {
    return TestCallAddress.of(domains.primary());
  }

  /** Whether a request goes to it, as clients write it or as people type it. */
  public boolean isFor(SipUri target) {
    return TestCallAddress.is(target) && domains.isOurs(target.host());
  }

  /** Whether somebody would answer now. */
  public boolean any() {
    return chosen().isPresent();
  }

  /** From now on the listener hears when the first that would answer has come, the last gone. */
  public void listen(Runnable changed) {
    registry.listen(new McuAvailability(this::any, changed));
  }

  private Optional<McuServer> chosen() {
    return choice.choose(McuType.AUDIO_VIDEO, registry.all());
  }

  /**
   * The media server for a call that begins.
   *
   * @throws Refused 503 if there is none
   */
  public McuDescription begin() {
    return chosen()
        .map(McuServer::description)
        .orElseThrow(
            () -> new Refused(503, Diagnostic.SERVICE_UNAVAILABLE, "no media server takes sound"));
  }

  /**
   * The media server of a call that goes on.
   *
   * @throws Refused 481 if it is gone
   */
  public McuDescription goesOn(UUID incarnation) {
    return registry.all().stream()
        .filter(server -> server.incarnation().equals(incarnation))
        .filter(server -> server.state() != McuServer.State.LOST)
        .map(McuServer::description)
        .findFirst()
        .orElseThrow(
            () -> new Refused(481, Diagnostic.SERVICE_UNAVAILABLE, "its media server is gone"));
  }
}
