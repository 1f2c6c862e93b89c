package org.confab.protocol.mcu;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/** Values of the link between server and MCU, by chance. */
final class McuArbitraries {
  static final ConferenceUri FOCUS =
      ConferenceUri.focus(SipUri.of("alice", "x.test"), ConferenceId.of("AB12CD34"));

  private static final McuOrigin ORIGIN = new McuOrigin("m1", new UUID(1, 2));

  private McuArbitraries() {}

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange('!', '~')
        .withChars("äß€<>&\"'")
        .ofMinLength(1)
        .ofMaxLength(20);
  }

  private static Arbitrary<SipUri> users() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(1)
        .ofMaxLength(8)
        .map(user -> SipUri.of(user, "x.test"));
  }

  static Arbitrary<McuDescription> descriptions() {
    Arbitrary<Integer> counts = Arbitraries.integers().greaterOrEqual(0);
    Arbitrary<McuDescription.Load> loads =
        Combinators.combine(counts, counts, counts, counts).as(McuDescription.Load::new);
    Arbitrary<Set<McuType>> types = Arbitraries.of(McuType.class).set().ofMinSize(1);
    return Combinators.combine(
            texts(),
            Arbitraries.create(UUID::randomUUID),
            Arbitraries.integers().between(1, 65535),
            types,
            loads,
            Arbitraries.of(true, false))
        .as(
            (id, incarnation, port, kinds, load, draining) ->
                new McuDescription(
                    id,
                    incarnation,
                    URI.create("https://127.0.0.1:" + port + "/c3p"),
                    SipUri.parse("sip:127.0.0.1:" + port + ";transport=tls"),
                    kinds,
                    load,
                    draining));
  }

  static Arbitrary<DialogState> dialogs() {
    Arbitrary<Long> numbers = Arbitraries.longs().between(0, DialogState.MAX_SEQUENCE);
    Arbitrary<List<String>> routes = texts().list().ofMaxSize(3);
    return Combinators.combine(
            texts(), texts(), texts(), texts(), texts(), routes, numbers, numbers)
        .as(
            (callId, local, tag, remote, target, route, mine, theirs) ->
                new DialogState(
                    callId,
                    local,
                    tag,
                    remote,
                    tag,
                    target,
                    route,
                    mine,
                    theirs,
                    mine % 2 == 0 ? "" : "bWVkaWE="));
  }

  private static Arbitrary<LegMedia> media(String type) {
    return Combinators.combine(
            Arbitraries.of("1", "2"),
            Arbitraries.longs().between(0, 0xffff_ffffL).optional(),
            Arbitraries.of("sendrecv", "recvonly"))
        .as(
            (id, source, status) ->
                new LegMedia(
                    id,
                    type,
                    "main-" + type,
                    source.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                    status));
  }

  /** A sound, and sometimes a picture before or after it. */
  private static Arbitrary<List<LegMedia>> media() {
    Arbitrary<LegMedia> picture =
        Combinators.combine(media("video"), Arbitraries.of(true, false)).as(LegMedia::filtered);
    return Combinators.combine(media("audio"), picture.optional(), Arbitraries.of(true, false))
        .as(
            (sound, seen, first) -> {
              List<LegMedia> both = new ArrayList<>(seen.stream().toList());
              both.add(first ? 0 : both.size(), sound);
              return both;
            });
  }

  /** The legs of an MCU whose media are told. */
  static Arbitrary<McuLeg> audioLegs() {
    return Combinators.combine(legs(), media())
        .as(
            (leg, media) ->
                new McuLeg(
                    leg.endpoint(),
                    McuType.AUDIO_VIDEO,
                    leg.status(),
                    leg.joining(),
                    leg.uri(),
                    leg.callId(),
                    leg.blocked(),
                    List.of(),
                    leg.role(),
                    leg.dialog(),
                    media));
  }

  private record Ability(List<String> formats, Optional<Role> role) {}

  static Arbitrary<McuLeg> legs() {
    return Combinators.combine(
            texts(),
            Arbitraries.of(LegStatus.class),
            Arbitraries.of(JoiningMethod.class),
            users().optional(),
            texts(),
            Arbitraries.of(true, false),
            Combinators.combine(
                    Arbitraries.of("text/plain", "text/html", "image/gif").list().ofMaxSize(3),
                    Arbitraries.of(Role.class).optional())
                .as(Ability::new),
            dialogs().optional())
        .as(
            (endpoint, status, joining, uri, callId, blocked, able, dialog) ->
                new McuLeg(
                    endpoint,
                    McuType.CHAT,
                    status,
                    joining,
                    uri,
                    callId,
                    blocked,
                    able.formats(),
                    able.role(),
                    dialog));
  }

  static Arbitrary<MediaFilters> filters() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Combinators.combine(flags, flags, flags).as(MediaFilters::new);
  }

  static Arbitrary<McuConference> conferences() {
    return Combinators.combine(
            Arbitraries.of(McuType.class),
            Arbitraries.longs().between(0, McuConference.MAX_GENERATION),
            Arbitraries.integers().greaterOrEqual(0),
            Arbitraries.of(true, false),
            filters(),
            rooms())
        .as(
            (type, generation, most, lock, rules, room) ->
                new McuConference(
                    FOCUS,
                    type,
                    generation,
                    most,
                    lock,
                    rules,
                    type == McuType.AUDIO_VIDEO ? room : RoomSettings.PLAIN));
  }

  static Arbitrary<RoomSettings> rooms() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Combinators.combine(flags, flags).as(RoomSettings::new);
  }

  static Arbitrary<LegOrder> orders() {
    Arbitrary<McuLeg> orderly =
        legs()
            .filter(
                leg ->
                    switch (leg.status()) {
                      case PENDING -> true;
                      case DIALING_OUT -> leg.uri().isPresent();
                      case CONNECTED -> leg.dialog().isPresent();
                      case DISCONNECTED -> false;
                    });
    return Combinators.combine(users(), texts(), Arbitraries.of(Role.class), orderly)
        .as(
            (user, name, role, leg) ->
                new LegOrder(FOCUS.mcu(McuType.CHAT), user, name, role, leg));
  }

  static Arbitrary<Provision> provisions() {
    return Combinators.combine(conferences(), orders().list().ofMaxSize(2))
        .as(
            (conference, legs) ->
                new Provision(conference, conference.type() == McuType.CHAT ? legs : List.of()));
  }

  static Arbitrary<McuState> states() {
    Arbitrary<McuState.Member> members =
        Combinators.combine(users(), legs().list().ofMaxSize(2)).as(McuState.Member::new);
    Arbitrary<Optional<McuState.View>> views =
        Combinators.combine(
                Arbitraries.of(true, false), filters(), Arbitraries.of(true, false).optional())
            .as((locked, rules, wish) -> new McuState.View(locked, rules).wishing(wish))
            .optional();
    return Combinators.combine(
            Arbitraries.longs().between(0, McuConference.MAX_GENERATION),
            Arbitraries.longs().between(1, McuState.MAX_VERSION),
            Arbitraries.of(DocumentState.FULL, DocumentState.PARTIAL),
            members.list().ofMaxSize(3),
            views)
        .as(
            (generation, version, state, list, view) ->
                new McuState(ORIGIN, FOCUS, McuType.CHAT, generation, version, state, list, view));
  }
}
