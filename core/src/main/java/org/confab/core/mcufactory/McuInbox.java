package org.confab.core.mcufactory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuRegistration;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.xml.XmlElement;

/**
 * What media servers say: {@code ping} with their description, and {@code modifyConference} with
 * what has changed in a conference. A request is believed once, and only from the media server that
 * serves the conference. Whoever calls has made sure that it is a media server of this deployment.
 */
public final class McuInbox {
  private final McuRegistry registry;
  private final McuFactory factory;
  private final UUID self;
  private final Supplier<List<RelayKey>> relayKeys;
  private final Predicate<String> known;

  /**
   * Takes what comes.
   *
   * @param self this start of the server: media servers forget what an earlier one gave them
   * @param relayKeys what media relays check credentials with at the moment
   * @param known whether a media server of that name is taken
   */
  public McuInbox(
      McuRegistry registry,
      McuFactory factory,
      UUID self,
      Supplier<List<RelayKey>> relayKeys,
      Predicate<String> known) {
    this.registry = registry;
    this.factory = factory;
    this.self = self;
    this.relayKeys = relayKeys;
    this.known = known;
  }

  /** Carries a request out; one that is not taken is answered too. */
  public C3pResponse take(C3pRequest request) {
    Optional<McuCommand> command =
        McuCommand.find(request.command().name()).filter(McuCommand::comesFromMcu);
    if (command.isEmpty()) {
      return request.failure(C3pReason.NOT_SUPPORTED);
    }
    try {
      return command.get() == McuCommand.PING ? ping(request) : state(request);
    } catch (McuRefused refused) {
      return request.failure(refused.reason());
    } catch (IllegalArgumentException unreadable) {
      return request.failure(C3pReason.REQUEST_MALFORMED);
    }
  }

  private C3pResponse ping(C3pRequest request) {
    McuDescription said =
        McuDescription.read(request.command().requiredChild(McuDescription.ELEMENT));
    if (!known.test(said.id())) {
      throw new McuRefused(C3pReason.FORBIDDEN, said.id() + " is not among the media servers");
    }
    registry.heard(said);
    List<RelayKey> keys = said.relay().isPresent() ? relayKeys.get() : List.of();
    return request.success(named(request).with(new McuRegistration(self, keys).element()));
  }

  private C3pResponse state(C3pRequest request) {
    McuState state = McuState.read(request.command().requiredChild("conference-info"));
    if (!request.to().equals(state.focus().asUri())
        || !request.from().equals(state.uri().asUri())) {
      throw new McuRefused(C3pReason.REQUEST_MALFORMED, "envelope of another conference");
    }
    factory.state(state);
    return request.success(named(request));
  }

  private static XmlElement named(C3pRequest request) {
    return XmlElement.of(C3pCodec.NAMESPACE, request.command().name());
  }
}
