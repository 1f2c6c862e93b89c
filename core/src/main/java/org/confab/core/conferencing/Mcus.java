package org.confab.core.conferencing;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.xml.XmlElement;

/** Port: the MCUs of this deployment. No call waits for the network. */
public interface Mcus {
  /** The types that an MCU serves now. */
  Set<McuType> types();

  /**
   * Relays a command to the MCU that serves the conference; one is provisioned if none does.
   *
   * @param mcu the conference as that MCU's, {@code …opaque=app:conf:TYPE:id:ID}
   * @param command the element of the request
   * @return the MCU's final answer; completes with {@link org.confab.core.Refused} if there is no
   *     MCU or it does not answer in time
   */
  CompletionStage<C3pResponse> command(ConferenceUri mcu, XmlElement command);

  /** The conference is over: its MCUs let it go. Nothing if none serves it. */
  void end(ConferenceUri focus);
}
