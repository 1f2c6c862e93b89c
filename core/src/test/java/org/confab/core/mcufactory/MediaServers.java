package org.confab.core.mcufactory;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.confab.core.EndpointId;
import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.JoiningMethod;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuOrigin;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** Media servers that live in the memory of a test, and a Focus with one conference. */
final class MediaServers implements McuControl, McuConferences, FocusMembership {
  static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  static final SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");
  static final ConferenceUri FOCUS =
      ConferenceUri.focus(ALICE, ConferenceId.of("C785C6F286141983"));
  static final ConferenceUri CHAT = FOCUS.mcu(McuType.CHAT);
  private static final McuDescription.Load IDLE = new McuDescription.Load(0, 100, 0, 1000);

  final MovableClock clock = new MovableClock();
  final McuRegistry registry = new McuRegistry(clock, McuLimits.DEFAULT);
  final List<String> told = new ArrayList<>();
  final List<McuState> states = new ArrayList<>();
  final List<String> byes = new ArrayList<>();
  final Set<SipUri> inside = new HashSet<>(Set.of(ALICE, BOB));
  final Set<String> dead = new HashSet<>();
  final Set<String> unwilling = new HashSet<>();
  final Map<String, List<XmlElement>> orders = new HashMap<>();
  final McuFactory factory =
      new McuFactory(
          registry,
          McuChoice.LEAST_LOADED,
          this,
          this,
          this,
          dialog -> byes.add(dialog.remote()),
          () -> "{" + UUID.randomUUID() + "}",
          clock,
          McuLimits.DEFAULT);

  /** What media relays are told. */
  List<RelayKey> relayKeys = List.of();

  /** Media servers that are not taken. */
  final java.util.Set<String> strangers = new java.util.HashSet<>();

  final McuInbox inbox =
      new McuInbox(
          registry, factory, new UUID(0, 1), () -> relayKeys, name -> !strangers.contains(name));

  /** The role of the endpoint that calls. */
  Optional<Role> own = Optional.empty();

  /** If set, commands wait until the test answers them. */
  boolean slow;

  final List<Runnable> waiting = new ArrayList<>();

  /** Runs while the conference is being told that it is served. */
  Runnable whileServed = () -> {};

  static McuDescription server(String id, int incarnation) {
    return server(id, incarnation, IDLE, false);
  }

  static McuDescription server(
      String id, int incarnation, McuDescription.Load load, boolean draining) {
    return new McuDescription(
        id,
        new UUID(id.hashCode(), incarnation),
        URI.create("https://127.0.0.1:8444/c3p"),
        SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
        Set.of(McuType.CHAT),
        load,
        draining);
  }

  void up(String id, int incarnation) {
    dead.remove(id);
    registry.heard(server(id, incarnation));
  }

  List<String> orders(String id) {
    return orders.getOrDefault(id, List.of()).stream().map(XmlElement::name).toList();
  }

  XmlElement last(String id) {
    List<XmlElement> all = orders.get(id);
    return all.get(all.size() - 1);
  }

  @Override
  public CompletionStage<C3pResponse> send(McuDescription server, C3pRequest command) {
    CompletableFuture<C3pResponse> answer = new CompletableFuture<>();
    Runnable work =
        () -> {
          if (dead.contains(server.id())) {
            answer.completeExceptionally(
                McuUnreachable.refused("nobody there", new IllegalStateException()));
            return;
          }
          orders.computeIfAbsent(server.id(), first -> new ArrayList<>()).add(command.command());
          answer.complete(
              unwilling.contains(server.id())
                  ? command.failure(C3pReason.OTHER_FAILURE)
                  : command.success(command.command()));
        };
    if (slow) {
      waiting.add(work);
    } else {
      work.run();
    }
    return answer;
  }

  @Override
  public McuConference describe(ConferenceUri mcu, long generation) {
    if (!mcu.focus().equals(FOCUS)) {
      throw new Refused(404, Diagnostic.CONFERENCE_URI_INVALID, "not active");
    }
    return new McuConference(FOCUS, McuType.CHAT, generation, 250, false, MediaFilters.OPEN);
  }

  @Override
  public void state(McuState state) {
    states.add(state);
  }

  @Override
  public void served(ConferenceUri mcu) {
    told.add("served");
    whileServed.run();
  }

  @Override
  public void unserved(ConferenceUri mcu) {
    told.add("unserved");
  }

  @Override
  public McuMember member(ConferenceUri mcu, SipUri user) {
    if (!inside.contains(user.aor())) {
      throw new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, "not inside");
    }
    return new McuMember(user, "Somebody", Role.ATTENDEE);
  }

  @Override
  public McuMember caller(ConferenceUri mcu, EndpointId endpoint) {
    McuMember member = member(mcu, endpoint.aor());
    return new McuMember(member.user(), member.displayName(), member.role(), own);
  }

  @Override
  public Optional<String> strangersFlow(ConferenceUri mcu, SipUri user) {
    return Optional.empty();
  }

  /** A document in which that user is connected. */
  McuState connected(McuDescription from, long generation, long version, SipUri user) {
    DialogState dialog =
        new DialogState(
            "call-" + user.user(),
            CHAT.asString(),
            "mcu",
            user.asString(),
            "client",
            user.asString() + ";gruu",
            List.of(),
            3,
            1);
    McuLeg leg =
        new McuLeg(
            "{" + user.user() + "}",
            McuType.CHAT,
            LegStatus.CONNECTED,
            JoiningMethod.DIALED_IN,
            Optional.empty(),
            dialog.callId(),
            false,
            List.of("text/plain"),
            Optional.of(dialog));
    return new McuState(
        new McuOrigin(from.id(), from.incarnation()),
        FOCUS,
        McuType.CHAT,
        generation,
        version,
        version == 1 ? DocumentState.FULL : DocumentState.PARTIAL,
        List.of(new McuState.Member(user, List.of(leg))),
        Optional.empty());
  }
}
