package org.confab.sip.conferencing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.confab.core.Refused;
import org.confab.core.authentication.ConferenceKeys;
import org.confab.core.authentication.FlowListener;
import org.confab.core.mcufactory.AttachedMcuConferences;
import org.confab.core.mcufactory.McuEvents;
import org.confab.core.mcufactory.McuLegs;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.core.mcufactory.MediaServerCertificate;
import org.confab.core.registrar.Binding;
import org.confab.core.routing.Router;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.location.IpAddress;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.Flows;
import org.confab.sip.front.Connections;
import org.jspecify.annotations.Nullable;

/**
 * One TLS connection to each media server, opened when it registers and again when it is lost. A
 * media server that refuses it is dead. Its methods are public because it is called through a
 * proxy.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container injects
public class McuConnections implements McuEvents, McuLegs, FlowListener {
  private static final Logger LOG = System.getLogger(McuConnections.class.getName());
  private static final int DEFAULT_PORT = 5061;
  private static final Pattern BRACKETS = Pattern.compile("^\\[|]$");

  /** How far the BYE of a lost media server's dialog is from its last request. */
  private static final long UNSEEN = DialogState.TAKE_OVER_JUMP;

  @Inject private Flows flows;
  @Inject private McuRegistry registry;
  @Inject private Router router;
  @Inject private AttachedMcuConferences membership;

  private final Connections<UUID> connections = new Connections<>();

  /** For the container, which injects the rest. */
  public McuConnections() {}

  McuConnections(Flows flows, McuRegistry registry) {
    this.flows = flows;
    this.registry = registry;
  }

  /** From now on connections are kept. */
  public void start() {
    registry.listen(this);
    registry.all().stream().filter(server -> !server.lost()).forEach(this::registered);
  }

  /** The connection to a media server, opened if there is none. */
  public CompletionStage<Flow> flow(McuDescription server) {
    return connections.flow(server.incarnation(), () -> open(server));
  }

  private CompletionStage<Flow> open(McuDescription server) {
    return address(server.signalling())
        .map(address -> flows.open(address, MediaServerCertificate.NAME, server.id()))
        .orElseGet(() -> CompletableFuture.failedStage(new IOException("no IP address: " + server)))
        .whenComplete((flow, failure) -> opened(server, flow, failure));
  }

  private void opened(McuDescription server, @Nullable Flow flow, @Nullable Throwable failure) {
    if (flow != null) {
      LOG.log(Level.INFO, "connected to media server {0} on flow {1}", server.id(), flow.id());
      return;
    }
    Optional<Throwable> cause = Connections.cause(failure);
    LOG.log(Level.WARNING, "no connection to media server {0}: {1}", server.id(), cause);
    if (cause.filter(ConnectException.class::isInstance).isPresent()) {
      registry.unreachable(server.id(), server.incarnation());
    }
  }

  /** Names are never looked up. */
  private static Optional<InetSocketAddress> address(SipUri signalling) {
    try {
      String digits =
          IpAddress.parse(BRACKETS.matcher(signalling.host()).replaceAll("")).asString();
      int port = signalling.port() > 0 ? signalling.port() : DEFAULT_PORT;
      return Optional.of(new InetSocketAddress(InetAddress.getByName(digits), port));
    } catch (IllegalArgumentException | UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  /** The connection that is open now; if there is none, one is on its way. */
  public Optional<Flow> current(McuDescription server) {
    CompletableFuture<Flow> opening = flow(server).toCompletableFuture();
    return opening.isDone() && !opening.isCompletedExceptionally()
        ? Optional.of(opening.join())
        : Optional.empty();
  }

  @Override
  public void registered(McuServer server) {
    CompletionStage<Flow> unused = flow(server.description());
  }

  @Override
  public void draining(McuServer server) {}

  @Override
  public void lost(McuServer server) {
    connections.close(server.incarnation());
  }

  /** A connection that ends is opened again, by which it is known whether the process lives. */
  @Override
  public void flowClosed(String flowId) {
    for (McuServer server : registry.all()) {
      if (connections.had(server.incarnation(), flowId) && !server.lost()) {
        registered(server);
      }
    }
  }

  @Override
  public void bye(DialogState dialog) {
    try {
      Way way = way(dialog);
      Optional<Flow> flow = flows.find(way.flow());
      if (flow.isPresent()) {
        flow.get()
            .send(
                way.target(),
                new DialogOutlet.Notice("BYE", headers(dialog), "", new byte[0]),
                Math.min(DialogState.MAX_SEQUENCE, dialog.localSequence() + UNSEEN));
      }
    } catch (IOException | Refused | IllegalArgumentException gone) {
      LOG.log(Level.DEBUG, "no BYE to {0}: {1}", dialog.remote(), gone);
    }
  }

  private record Way(String flow, String target) {}

  /** The way to the other end of a dialog; somebody without an account is registered nowhere. */
  private Way way(DialogState dialog) {
    SipUri user = SipUri.parse(address(dialog.remote()));
    SipUri target = SipUri.parse(address(dialog.target()));
    if (ConferenceKeys.isStranger(user)) {
      String flow =
          ConferenceUri.parse(address(dialog.local()))
              .flatMap(mcu -> membership.strangersFlow(mcu, user))
              .orElseThrow(() -> new IllegalArgumentException("has left: " + user));
      return new Way(flow, target.asString());
    }
    Binding binding = router.inDialog(target, user, Optional.empty());
    return new Way(binding.flow(), binding.contact().asString());
  }

  private static String address(String headerValue) {
    int open = headerValue.indexOf('<');
    int close = headerValue.indexOf('>', open + 1);
    return open >= 0 && close > open ? headerValue.substring(open + 1, close) : headerValue;
  }

  private static String headers(DialogState dialog) {
    return String.join(
            "\r\n",
            List.of(
                "From: <" + address(dialog.local()) + ">;tag=" + dialog.localTag(),
                "To: <" + address(dialog.remote()) + ">;tag=" + dialog.remoteTag(),
                "Call-ID: " + dialog.callId(),
                "Max-Forwards: 70"))
        + "\r\n";
  }
}
