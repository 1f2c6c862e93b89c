package org.confab.core.conferencing;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.XmlElement;

/** A deployment without MCUs: conferences have a roster and nothing else. */
public final class NoMcus implements Mcus {
  @Override
  public Set<McuType> types() {
    return Set.of();
  }

  @Override
  public CompletionStage<C3pResponse> command(ConferenceUri mcu, XmlElement command) {
    return CompletableFuture.failedFuture(
        new Refused(503, Diagnostic.SERVICE_UNAVAILABLE, "there is no MCU"));
  }

  @Override
  public void end(ConferenceUri focus) {}
}
