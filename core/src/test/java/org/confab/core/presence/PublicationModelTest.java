package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.Publication;
import org.confab.protocol.presence.PublishRequest;
import org.confab.protocol.xml.Xml;

/** Random requests and departures against a model that is a map of versions. */
class PublicationModelTest {
  /** What happens. */
  interface Step {
    void happen(PublicationModelTest test);
  }

  record Publish(boolean desk, List<Change> changes) implements Step {
    @Override
    public void happen(PublicationModelTest test) {
      test.publish(this);
    }
  }

  record Gone(boolean desk) implements Step {
    @Override
    public void happen(PublicationModelTest test) {
      test.gone(desk ? ALICE_DESK : ALICE_LAPTOP);
    }
  }

  record Time(int seconds) implements Step {
    @Override
    public void happen(PublicationModelTest test) {
      test.forward(seconds);
    }
  }

  /** One publication; its version is the current one plus {@code off}. */
  record Change(int instance, int container, ExpireType expires, boolean deletes, int off) {
    CategoryKey key() {
      return new CategoryKey(CategoryName.NOTE, instance, ContainerId.of(container));
    }
  }

  private record Kept(long version, ExpireType expires, EndpointId by, long until) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.integers().between(0, 2),
                Arbitraries.of(0, 200, 400),
                Arbitraries.of(ExpireType.class),
                Arbitraries.of(true, false, false),
                Arbitraries.of(0, 0, 0, 0, 0, 0, 1))
            .as(Change::new);
    Arbitrary<Step> publish =
        Combinators.combine(Arbitraries.of(true, false), change.list().ofMinSize(1).ofMaxSize(5))
            .as(Publish::new);
    return Arbitraries.frequencyOf(
            Tuple.of(6, publish),
            Tuple.of(1, Arbitraries.of(true, false).map(Gone::new)),
            Tuple.of(1, Arbitraries.of(1, 59, 60, 61).map(Time::new)))
        .list()
        .ofMaxSize(12);
  }

  private PresenceWorld world = new PresenceWorld();
  private Map<String, Kept> model = new TreeMap<>();
  private long now;

  @Property(tries = 300)
  void theServerKeepsWhatTheModelKeeps(@ForAll("steps") @Size(max = 12) List<Step> steps) {
    world = new PresenceWorld();
    model = new TreeMap<>();
    now = 0;
    for (Step step : steps) {
      step.happen(this);
      assertThat(stored()).isEqualTo(versions());
    }
  }

  private void publish(Publish publish) {
    EndpointId publisher = publish.desk() ? ALICE_DESK : ALICE_LAPTOP;
    Map<String, Kept> next = new TreeMap<>(model);
    List<Publication> publications = new ArrayList<>();
    List<PresenceFault.Operation> stale = new ArrayList<>();
    for (Change change : publish.changes()) {
      String key = change.key().toString();
      long current = next.containsKey(key) ? next.get(key).version() : 0;
      publications.add(publication(change, current + change.off()));
      if (change.off() != 0) {
        stale.add(
            PresenceFault.Operation.stale(publications.size(), current + change.off(), current));
      } else if (change.deletes()) {
        next.remove(key);
      } else {
        next.put(key, new Kept(current + 1, change.expires(), publisher, now + 60));
      }
    }
    Optional<Refused> refused = attempt(publisher, publications);
    if (stale.isEmpty()) {
      assertThat(refused).isEmpty();
      model = next;
    } else {
      assertThat(
              PresenceFault.read(Xml.read(refused.orElseThrow().body().orElseThrow().bytes()))
                  .operations())
          .isEqualTo(stale);
    }
  }

  private Optional<Refused> attempt(EndpointId publisher, List<Publication> publications) {
    try {
      world.service.publish(publisher, new PublishRequest(ALICE, publications));
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused);
    }
  }

  private static Publication publication(Change change, long version) {
    Optional<Long> expires =
        change.deletes()
            ? Optional.of(0L)
            : Optional.of(60L).filter(any -> change.expires() == ExpireType.TIME);
    return new Publication(change.key(), version, change.expires(), expires, Optional.empty());
  }

  /** The other endpoint stays, so what is bound to the user does too. */
  private void gone(EndpointId endpoint) {
    world.service.endpointGone(endpoint, false);
    model
        .values()
        .removeIf(kept -> kept.expires() == ExpireType.ENDPOINT && kept.by().equals(endpoint));
  }

  private void forward(int seconds) {
    world.clock.forward(Duration.ofSeconds(seconds));
    now += seconds;
    world.service.sweep();
    model.values().removeIf(kept -> kept.expires() == ExpireType.TIME && kept.until() <= now);
  }

  private Map<String, Long> stored() {
    return world.store.find(List.of(ALICE)).getOrDefault(ALICE, List.of()).stream()
        .collect(
            Collectors.toMap(
                one -> one.key().toString(), CategoryInstance::version, (a, b) -> a, TreeMap::new));
  }

  private Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    model.forEach((key, kept) -> versions.put(key, kept.version()));
    return versions;
  }
}
