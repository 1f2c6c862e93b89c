package org.confab.ejb.check;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.confab.core.Settings;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Outcome;
import org.confab.core.check.Trouble;
import org.confab.core.mcufactory.McuControl;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.core.mcufactory.McuUnreachable;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** Whether there is a media server, and whether each answers a command. */
final class MediaServerCheck {
  private static final int LIMIT_SECONDS = 3;

  private final Settings settings;
  private final McuRegistry registry;
  private final McuControl control;

  MediaServerCheck(Settings settings, McuRegistry registry, McuControl control) {
    this.settings = settings;
    this.registry = registry;
    this.control = control;
  }

  Outcome perform() {
    List<McuServer> all = registry.all();
    List<McuServer> there = all.stream().filter(one -> !one.lost()).toList();
    if (there.isEmpty()) {
      throw all.stream()
          .findFirst()
          .map(one -> new CheckFailed(Trouble.MEDIA_SERVER_LOST, one.id(), one.heard()))
          .orElseGet(() -> new CheckFailed(Trouble.NO_MEDIA_SERVER));
    }
    there.forEach(this::ask);
    String detail =
        there.stream().map(MediaServerCheck::told).sorted().collect(Collectors.joining("; "));
    Optional<McuServer> drained =
        there.stream().filter(one -> one.state() == McuServer.State.DRAINING).findFirst();
    if (drained.isPresent() && there.stream().noneMatch(MediaServerCheck::isReady)) {
      throw new CheckFailed(Trouble.MEDIA_SERVER_DRAINED, drained.get().id(), drained.get().id());
    }
    return all.stream()
        .filter(McuServer::lost)
        .findFirst()
        .<Outcome>map(
            lost ->
                new Outcome.Warning(
                    detail, Trouble.MEDIA_SERVER_LOST.because(lost.id(), lost.heard())))
        .orElseGet(() -> new Outcome.Fine(detail));
  }

  private static boolean isReady(McuServer server) {
    return server.state() == McuServer.State.READY;
  }

  private static String told(McuServer server) {
    return server.id()
        + " "
        + server.state().word()
        + ": "
        + server.description().types().stream()
            .map(McuType::wireName)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private void ask(McuServer server) {
    SipUri here = SipUri.of("check", settings.domain());
    C3pRequest question =
        new C3pRequest(
            1, here, here, XmlElement.of(C3pCodec.NAMESPACE, McuCommand.GET_MCU.wireName()));
    try {
      control
          .send(server.description(), question)
          .toCompletableFuture()
          .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof McuUnreachable gone && gone.isRefused()) {
        // Others need not wait for the sign of life that does not come.
        registry.unreachable(server.id(), server.incarnation());
      }
      CheckFailed told =
          new CheckFailed(Trouble.MEDIA_SERVER_SILENT, server.id(), server.description().control());
      told.initCause(failed);
      throw told;
    }
  }

  /** Fails unless some media server takes conferences of that type. */
  void require(McuType type) {
    if (registry.all().stream().noneMatch(server -> server.takes(type))) {
      throw new CheckFailed(Trouble.NO_MEDIA_TYPE, type.wireName());
    }
  }
}
