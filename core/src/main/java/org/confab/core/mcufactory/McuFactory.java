package org.confab.core.mcufactory;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * The Conferencing Server Factory ([MS-CONFBAS] 3.5; steps 5 to 7 of the data flow): gives each
 * conference a media server of the type when the first asks for it, relays commands to the one that
 * serves it now, and gives the conference to another when that one is lost or drained.
 *
 * <p>Nothing here blocks: what needs a media server is a stage. Stages end on threads of the wire.
 */
public final class McuFactory implements McuEvents {
  private final McuRegistry registry;
  private final McuConferences conferences;
  private final FocusMembership membership;
  private final McuOrders orders;
  private final McuProvisioning provisioning;
  private final McuLegs legs;
  private final Supplier<String> endpoints;
  private final Clock clock;
  private final McuLimits limits;
  private final Map<ConferenceUri, McuService> services = new ConcurrentHashMap<>();

  private final Farewells farewells;

  /**
   * Assembles the factory; it listens to the registry.
   *
   * @param registry the media servers there are
   * @param choice which of them gets a conference
   * @param control gives them commands
   * @param conferences what is told of a conference, and who hears what becomes of it
   * @param membership who is in a conference
   * @param legs tells endpoints that their session is over
   * @param endpoints makes names for sessions: GUIDs in braces
   */
  public McuFactory(
      McuRegistry registry,
      McuChoice choice,
      McuControl control,
      McuConferences conferences,
      FocusMembership membership,
      McuLegs legs,
      Supplier<String> endpoints,
      Clock clock,
      McuLimits limits) {
    this.registry = registry;
    this.conferences = conferences;
    this.membership = membership;
    this.orders = new McuOrders(control);
    this.provisioning =
        new McuProvisioning(registry, choice, orders, conferences, membership, this::taken);
    this.legs = legs;
    this.endpoints = endpoints;
    this.clock = clock;
    this.limits = limits;
    this.farewells = new Farewells(clock, limits);
    registry.listen(this);
  }

  /** The types that a media server would take a conference of now. */
  public Set<McuType> types() {
    Set<McuType> types = EnumSet.noneOf(McuType.class);
    for (McuServer server : registry.all()) {
      if (server.state() == McuServer.State.READY) {
        types.addAll(server.description().types());
      }
    }
    return types;
  }

  /**
   * The media server that serves the conference; gives it one if none does. May be asked again and
   * again.
   *
   * @param mcu the conference at its MCU, {@code …opaque=app:conf:chat:id:ID}
   * @return ends with {@link McuUnavailable} if none takes it, with what {@link
   *     McuConferences#describe} throws
   * @throws Refused 404 (3013) if that is not the URI of an MCU, 503 if there are too many
   */
  public CompletionStage<McuAssignment> assign(ConferenceUri mcu) {
    McuType type = typeOf(mcu);
    McuService service = services.get(mcu);
    if (service == null) {
      if (services.size() >= limits.conferences()) {
        throw new Refused(503, Diagnostic.OVERLOADED, "too many conferences at media servers");
      }
      service = services.computeIfAbsent(mcu, first -> new McuService(mcu, type));
    }
    CompletionStage<McuAssignment> ready = service.ready();
    attempt(service);
    return ready;
  }

  private static McuType typeOf(ConferenceUri mcu) {
    return McuType.find(mcu.type())
        .orElseThrow(
            () -> new Refused(404, Diagnostic.MCU_URI_INVALID, "no MCU: " + mcu.asString()));
  }

  private void attempt(McuService service) {
    if (service.tryNow()) {
      provisioning.provide(service).whenComplete((none, failure) -> afterwards(service, failure));
    }
  }

  /** An attempt is over; one that failed ends what nobody had served yet. */
  private void afterwards(McuService service, @Nullable Throwable failure) {
    if (failure == null) {
      return;
    }
    service.triedInVain();
    if (!service.isOrphan()) {
      services.remove(service.uri(), service);
      service.end(failure instanceof Refused refused ? refused : unavailable(failure.toString()));
    }
  }

  private McuUnavailable unavailable(String detail) {
    return new McuUnavailable(limits.restart(), detail);
  }

  /** A media server has taken a conference, for which it may have been too late. */
  private void taken(McuService service, McuAssignment by) {
    McuService.Before before = service.served(by);
    if (before.ended()) {
      orders.delete(by, false);
      return;
    }
    before.served().ifPresent(former -> orders.delete(former, true));
    conferences.served(service.uri());
    announce(service, by);
    if (!registry.lives(by.server().id(), by.server().incarnation())) {
      registry.find(by.server().id()).ifPresent(gone -> orphan(service, gone, by));
    }
  }

  private void orphan(McuService service, McuServer gone, McuAssignment by) {
    lostBy(service, new McuServer(by.server(), gone.registered(), gone.heard(), false, true));
  }

  /** The media server that serves the conference now, if one does. */
  public Optional<McuAssignment> assignment(ConferenceUri mcu) {
    return Optional.ofNullable(services.get(mcu)).flatMap(McuService::assigned);
  }

  /**
   * Whether that media server may speak for the conference: it serves it, or has until it was over
   * a moment ago.
   */
  public boolean speaksFor(String id, ConferenceUri mcu) {
    return assignment(mcu)
        .or(() -> farewells.of(mcu))
        .filter(by -> by.server().id().equals(id))
        .filter(by -> registry.lives(id, by.server().incarnation()))
        .isPresent();
  }

  /**
   * A participant is about to call the conference at its MCU: the media server is told to let that
   * call in ([MS-CONFIM] 3.2).
   *
   * @param callId the Call-ID of the INVITE
   * @return ends when the call may be sent to the media server; with {@link Refused} if it may not
   * @throws Refused as {@link FocusMembership#member} and {@link #assign}
   */
  public CompletionStage<McuAssignment> admit(ConferenceUri mcu, EndpointId caller, String callId) {
    McuMember member = membership.caller(mcu, caller);
    checkCalls(mcu, member.user());
    McuLeg expected = McuLeg.expected(endpoints.get(), typeOf(mcu), callId);
    McuLeg leg = member.own().map(expected::as).orElse(expected);
    return assign(mcu)
        .thenCompose(
            by ->
                orders
                    .send(by, order(mcu, member, leg).element())
                    .handle((answer, failure) -> admitted(by, answer, failure)));
  }

  private void checkCalls(ConferenceUri mcu, SipUri user) {
    McuService service = services.get(mcu);
    if (service != null && !service.mayCall(user, clock.instant(), limits)) {
      throw new Refused(503, Diagnostic.OVERLOADED, "too many calls to " + mcu.asString());
    }
  }

  /**
   * Checks that a user is inside still.
   *
   * @throws Refused as {@link FocusMembership#member}
   */
  public void checkInside(ConferenceUri mcu, SipUri user) {
    membership.member(mcu, user);
  }

  private static LegOrder order(ConferenceUri mcu, McuMember member, McuLeg leg) {
    return new LegOrder(mcu, member.user(), member.displayName(), member.role(), leg);
  }

  private McuAssignment admitted(
      McuAssignment by, @Nullable C3pResponse answer, @Nullable Throwable failure) {
    if (answer == null) {
      found(by, McuUnreachable.of(failure == null ? new IllegalStateException() : failure));
      throw unavailable("addUser has failed");
    }
    if (answer.code() != C3pCode.SUCCESS) {
      throw new Refused(
          403,
          Diagnostic.CONFERENCE_FORBIDDEN,
          "addUser: " + answer.answer().attribute("reason").orElse("no reason"));
    }
    return by;
  }

  /**
   * Relays a command to the media server that serves the conference; waits for one if it is being
   * replaced.
   *
   * @param command the command's element
   * @return its answer; ends with {@link McuUnreachable} or {@link Refused} if there is none, so
   *     also if no media server serves the conference
   */
  public CompletionStage<C3pResponse> command(ConferenceUri mcu, XmlElement command) {
    McuService service = services.get(mcu);
    if (service == null) {
      return CompletableFuture.failedFuture(unavailable("no media server has " + mcu.asString()));
    }
    return service
        .ready()
        .thenCompose(
            by ->
                orders
                    .send(by, command)
                    .whenComplete(
                        (answer, failure) -> {
                          if (failure != null) {
                            found(by, McuUnreachable.of(failure));
                          }
                        }));
  }

  private void found(McuAssignment by, McuUnreachable failure) {
    if (failure.isRefused()) {
      registry.unreachable(by.server().id(), by.server().incarnation());
    }
  }

  /** The conference is over: its media servers are told, and end the sessions there. */
  public void end(ConferenceUri focus) {
    for (McuType type : McuType.values()) {
      McuService service = services.remove(focus.mcu(type));
      if (service != null) {
        service.end(new Refused(404, Diagnostic.CONFERENCE_URI_INVALID, "the conference is over"));
        service.assigned().ifPresent(this::over);
      }
    }
  }

  private void over(McuAssignment by) {
    farewells.begin(by);
    orders.delete(by, false);
  }

  /**
   * A document of a media server.
   *
   * @throws McuRefused if the conference is not served by it, or the document is old
   */
  void state(McuState state) {
    McuService service = services.get(state.uri());
    McuService.Taken taken =
        service == null ? McuService.Taken.FOREIGN : service.take(state, limits.legs());
    switch (taken) {
      case NEW -> conferences.state(McuDocuments.withoutDialogs(state));
      case UNTIMELY -> throw new McuRefused(C3pReason.INVALID_VERSION, "old: " + state.version());
      case FOREIGN ->
          throw new McuRefused(
              C3pReason.CONFERENCE_DOESNT_EXIST,
              state.origin().mcu() + " does not serve " + state.uri().asString());
    }
  }

  @Override
  public void registered(McuServer server) {
    services.values().forEach(this::attempt);
  }

  /** Its conferences move to others; those that no other takes stay. */
  @Override
  public void draining(McuServer server) {
    for (McuService service : services.values()) {
      service.assigned().ifPresent(stays -> empty(service, server, stays));
    }
  }

  private void empty(McuService service, McuServer server, McuAssignment stays) {
    if (service.leaves(server)) {
      provisioning
          .provide(service)
          .whenComplete(
              (none, failure) -> {
                if (failure != null) {
                  service.triedInVain();
                  stay(service, stays);
                }
              });
    }
  }

  /** Unless the one it was to leave has died meanwhile. */
  private void stay(McuService service, McuAssignment stays) {
    announce(service, stays);
  }

  private void announce(McuService service, McuAssignment by) {
    if (!service.announce(by)) {
      attempt(service);
    }
  }

  @Override
  public void lost(McuServer server) {
    services.values().forEach(service -> lostBy(service, server));
  }

  private void lostBy(McuService service, McuServer server) {
    if (service.orphaned(server, clock.instant().plus(limits.restart()))) {
      attempt(service);
    }
  }

  /** Conferences without a media server try again or are given up. Called every second. */
  public void sweep() {
    farewells.sweep();
    for (McuService service : services.values()) {
      if (service.isOverdue(clock.instant())) {
        giveUp(service);
      } else if (service.isOrphan()) {
        attempt(service);
      }
    }
  }

  private void giveUp(McuService service) {
    services.remove(service.uri(), service);
    List<McuService.Leg> left = service.end(unavailable("no media server for a while"));
    conferences.unserved(service.uri());
    left.forEach(leg -> leg.leg().dialog().ifPresent(legs::bye));
  }

  /** How many conferences have a media server, or wait for one. */
  public int conferences() {
    return services.size();
  }
}
