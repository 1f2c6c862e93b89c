package org.confab.core.mcufactory;

import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.mcu.McuNamespaces;
import org.confab.protocol.xml.XmlElement;

/** Commands of the Focus to media servers, in their envelopes. */
final class McuOrders {
  private final McuControl control;
  private final AtomicLong requests = new AtomicLong();

  McuOrders(McuControl control) {
    this.control = control;
  }

  /** Sends a command about a conference to the media server that has it, or is to have it. */
  CompletionStage<C3pResponse> send(McuAssignment to, XmlElement command) {
    ConferenceUri mcu = to.conference();
    return control.send(
        to.server(),
        new C3pRequest(requests.incrementAndGet(), mcu.focus().asUri(), mcu.asUri(), command));
  }

  /**
   * Takes a conference away from a media server, which need not live.
   *
   * @param moved whether its sessions go on elsewhere, and so must not be ended
   */
  void delete(McuAssignment from, boolean moved) {
    XmlElement command =
        XmlElement.of(NAMESPACE, McuCommand.DELETE_CONFERENCE.wireName())
            .with("{" + McuNamespaces.MSCP + "}mcuUri", from.conference().asString())
            .with(
                XmlElement.of(NAMESPACE, "conferenceKeys")
                    .with("confEntity", from.conference().focus().asString()));
    var unused =
        send(from, moved ? command.with("{" + McuNamespaces.MCU + "}moved", "true") : command);
  }
}
