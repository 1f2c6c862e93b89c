package org.confab.core.conferencing;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.confab.core.Refused;
import org.confab.core.mcufactory.McuFactory;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.xml.XmlElement;

/** The MCUs that the Conferencing Server Factory gives. */
public final class FactoryMcus implements Mcus {
  private final McuFactory factory;

  /** Those of that factory. */
  public FactoryMcus(McuFactory factory) {
    this.factory = factory;
  }

  @Override
  public Set<McuType> types() {
    return factory.types();
  }

  @Override
  public CompletionStage<C3pResponse> command(ConferenceUri mcu, XmlElement command) {
    try {
      return factory.assign(mcu).thenCompose(by -> factory.command(mcu, command));
    } catch (Refused none) {
      return CompletableFuture.failedFuture(none);
    }
  }

  @Override
  public void end(ConferenceUri focus) {
    factory.end(focus);
  }
}
