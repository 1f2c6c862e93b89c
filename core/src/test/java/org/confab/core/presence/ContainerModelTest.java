package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.core.Refused;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.SetContainerMembers;
import org.confab.protocol.xml.Xml;

/** Random moves against a model that is a version and a set of names per container. */
class ContainerModelTest {
  /** One container's change; its version is the current one plus {@code off}. */
  record Move(int container, String who, boolean adds, int off) {}

  private record Kept(long version, Set<String> members) {}

  @Provide
  Arbitrary<List<List<Move>>> requests() {
    return Combinators.combine(
            Arbitraries.of(200, 300, 400, 32000),
            Arbitraries.of("bob", "carol", "dan"),
            Arbitraries.of(true, true, false),
            Arbitraries.of(0, 0, 0, 0, 0, 1))
        .as(Move::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .list()
        .ofMaxSize(8);
  }

  @Property(tries = 200)
  void theServerKeepsWhatTheModelKeeps(@ForAll("requests") List<List<Move>> requests) {
    PresenceWorld world = new PresenceWorld();
    Map<Integer, Kept> model = new TreeMap<>();
    model.put(200, new Kept(1, Set.of("")));
    for (List<Move> request : requests) {
      Map<Integer, Kept> next = new TreeMap<>(model);
      List<SetContainerMembers.Change> changes = new ArrayList<>();
      List<PresenceFault.Operation> stale = new ArrayList<>();
      for (Move move : request) {
        Kept kept = next.getOrDefault(move.container(), new Kept(0, Set.of()));
        changes.add(change(move, kept.version() + move.off()));
        if (move.off() != 0) {
          stale.add(
              PresenceFault.Operation.stale(
                  changes.size(), kept.version() + move.off(), kept.version()));
        } else {
          next.put(move.container(), moved(move, kept));
        }
      }
      Optional<Refused> refused = attempt(world, changes);
      assertThat(refused.map(ContainerModelTest::operations).orElse(List.of())).isEqualTo(stale);
      model = stale.isEmpty() ? next : model;
      assertThat(kept(world)).isEqualTo(model);
    }
  }

  private static SetContainerMembers.Change change(Move move, long version) {
    Member member = new Member(MemberType.USER, move.who() + "@litwareinc.com");
    return new SetContainerMembers.Change(
        ContainerId.of(move.container()),
        version,
        List.of(new SetContainerMembers.Operation(move.adds(), member)));
  }

  private static Kept moved(Move move, Kept kept) {
    Set<String> members = new TreeSet<>(kept.members());
    if (move.adds()) {
      members.add(move.who() + "@litwareinc.com");
    } else {
      members.remove(move.who() + "@litwareinc.com");
    }
    return new Kept(kept.version() + 1, members);
  }

  private static Optional<Refused> attempt(
      PresenceWorld world, List<SetContainerMembers.Change> changes) {
    try {
      world.containerService.setMembers(ALICE_DESK, new SetContainerMembers(changes));
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused);
    }
  }

  private static List<PresenceFault.Operation> operations(Refused refused) {
    return PresenceFault.read(Xml.read(refused.body().orElseThrow().bytes())).operations();
  }

  private static Map<Integer, Kept> kept(PresenceWorld world) {
    return world.presentities.load(ALICE).orElseThrow().containers().stream()
        .filter(container -> container.version() > 0 && container.id().value() != 100)
        .collect(
            Collectors.toMap(
                container -> container.id().value(),
                container -> new Kept(container.version(), names(container)),
                (one, other) -> one,
                TreeMap::new));
  }

  private static Set<String> names(Container container) {
    return container.members().stream()
        .map(Member::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
