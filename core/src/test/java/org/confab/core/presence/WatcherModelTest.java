package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.CAROL;
import static org.confab.core.presence.PresenceWorld.CAROL_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.note;
import static org.confab.core.presence.PresenceWorld.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * Whatever is published, allowed and blocked, and however late a watcher is told: what he was told
 * at first and what has changed since make up what somebody sees who asks now.
 */
class WatcherModelTest {
  private static final SubscriptionId BOB = new SubscriptionId("bob");

  enum Kind {
    MACHINE,
    USER,
    NOTE,
    BLOCK,
    UNBLOCK,
    TEAM,
    NO_TEAM,
    SIGN_OUT,
    TELL
  }

  record Step(Kind kind, boolean alice, int value) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.of(true, false),
            Arbitraries.of(3_500, 6_500, 9_500))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }

  @Property(tries = 150)
  void whatWasToldInPartsIsTheWhole(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    for (Step step : steps) {
      run.take(step);
      if (step.kind() == Kind.TELL) {
        run.check();
      }
    }
    run.check();
  }

  /** Nobody is told at once. */
  private static final class Later implements EventPackage {
    @Override
    public String name() {
      return "later";
    }

    @Override
    public Opening subscribe(SubscribeRequest request) {
      throw new IllegalStateException("nobody subscribes to it");
    }

    @Override
    public void ended(SubscriptionId id) {
      throw new IllegalStateException("nobody subscribes to it");
    }
  }

  private static final class Run {
    private final PresenceWorld world = new PresenceWorld();
    private final Map<String, Long> containers = new HashMap<>();
    private final Map<SipUri, Map<CategoryName, Map<Long, Optional<XmlElement>>>> told =
        new HashMap<>();

    Run() {
      world.notifier.fetchFrom(new Later());
      take(world.watch(BOB.value(), BOB_DESK, ALICE, CAROL).state(), told);
    }

    void take(Step step) {
      EndpointId who = step.alice() ? ALICE_DESK : CAROL_DESK;
      switch (step.kind()) {
        case MACHINE ->
            world.publish(who, machine(step.value(), 7, version(who, CategoryName.STATE, 7)));
        case USER ->
            world.publish(who, user(step.value(), version(who, CategoryName.STATE, 536_870_912)));
        case NOTE ->
            world.publish(who, note("note " + step.value(), version(who, CategoryName.NOTE, 0)));
        case BLOCK -> move(who, 32_000, "add");
        case UNBLOCK -> move(who, 32_000, "remove");
        case TEAM -> move(who, 300, "add");
        case NO_TEAM -> move(who, 300, "remove");
        case SIGN_OUT -> world.service.endpointGone(who, false);
        case TELL -> tell();
      }
    }

    private long version(EndpointId who, CategoryName name, long instance) {
      return world.store.find(List.of(who.aor())).getOrDefault(who.aor(), List.of()).stream()
          .filter(one -> one.key().name().equals(name) && one.key().instance() == instance)
          .mapToLong(CategoryInstance::version)
          .max()
          .orElse(0);
    }

    private void move(EndpointId who, int container, String action) {
      String key = who.aor() + " " + container;
      long version = containers.getOrDefault(key, 0L);
      world.move(
          who,
          "<container id=\"%d\" version=\"%d\"><member action=\"%s\" type=\"user\" value=\"%s\"/></container>"
              .formatted(container, version, action, BOB_DESK.aor().address()));
      containers.put(key, version + 1);
    }

    private void tell() {
      for (Optional<Body> next = world.presence.next(BOB);
          next.isPresent();
          next = world.presence.next(BOB)) {
        take(next, told);
      }
    }

    private static void take(
        Optional<Body> body, Map<SipUri, Map<CategoryName, Map<Long, Optional<XmlElement>>>> into) {
      for (CategoriesDocument document : documents(body.orElseThrow())) {
        Map<CategoryName, Map<Long, Optional<XmlElement>>> all =
            into.computeIfAbsent(document.uri(), uri -> new HashMap<>());
        document.categories().forEach(one -> all.put(one.name(), new TreeMap<>()));
        for (Category one : document.categories()) {
          one.instance().ifPresent(number -> all.get(one.name()).put(number, one.value()));
        }
      }
    }

    private static List<CategoriesDocument> documents(Body body) {
      return body.contentType().startsWith("multipart/")
          ? Seen.documents(body)
          : List.of(Seen.categories(body.text()));
    }

    void check() {
      tell();
      Map<SipUri, Map<CategoryName, Map<Long, Optional<XmlElement>>>> now = new HashMap<>();
      take(world.watch("now", BOB_DESK, ALICE, CAROL).state(), now);
      world.presence.ended(new SubscriptionId("now"));
      assertThat(told).isEqualTo(now);
      assertThat(told.keySet()).containsExactlyInAnyOrder(ALICE, CAROL);
    }
  }
}
