package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.SipUri;

/** Random requests, time and lost connections against a model that is a map of endpoints. */
class RegistrarModelTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final Duration LONGEST = Duration.ofSeconds(86_400);

  /** What happens. */
  interface Step {
    void happen(RegistrarModelTest test);
  }

  record Sent(String epid, String callId, long cseq, String flow, int expires) implements Step {
    @Override
    public void happen(RegistrarModelTest test) {
      test.register(this);
    }
  }

  record Time(int seconds) implements Step {
    @Override
    public void happen(RegistrarModelTest test) {
      test.clock.forward(Duration.ofSeconds(seconds));
      test.registrar.sweep();
      test.model.values().removeIf(kept -> !kept.until().isAfter(test.clock.instant()));
    }
  }

  record Closed(String flow) implements Step {
    @Override
    public void happen(RegistrarModelTest test) {
      test.registrar.flowClosed(flow);
      test.model.values().removeIf(kept -> kept.sent().flow().equals(flow));
    }
  }

  private record Kept(Sent sent, Instant until) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> sent =
        Combinators.combine(
                Arbitraries.of("01", "02", "03"),
                Arbitraries.of("c1", "c2"),
                Arbitraries.longs().between(1, 6),
                Arbitraries.of("f1", "f2"),
                Arbitraries.of(0, 60, 600, 7_200, 90_000))
            .as(Sent::new);
    return Arbitraries.frequencyOf(
            Tuple.of(8, sent),
            Tuple.of(2, Arbitraries.of(1, 59, 60, 600, 7_200).map(Time::new)),
            Tuple.of(1, Arbitraries.of("f1", "f2").map(Closed::new)))
        .list()
        .ofMaxSize(25);
  }

  private final Map<String, Kept> model = new TreeMap<>();
  private final List<String> live = new ArrayList<>();
  private final List<String> refreshed = new ArrayList<>();
  private final MovableClock clock = new MovableClock();
  private final Registrar registrar = registrar(clock);

  private Registrar registrar(Clock time) {
    return new Registrar(
        new MemoryRegistrationStore(),
        new TestOrganisation(),
        new RegistrationListener() {
          @Override
          public void endpointAdded(Binding binding) {
            live.add(binding.endpoint().epid().asString());
          }

          @Override
          public void endpointRefreshed(Binding binding) {
            refreshed.add(binding.endpoint().epid().asString());
          }

          @Override
          public void endpointRemoved(Binding binding, boolean last) {
            live.remove(binding.endpoint().epid().asString());
          }
        },
        (binding, why) -> {},
        () -> new RegistrarLimits(Duration.ofSeconds(60), Duration.ofSeconds(7_200), LONGEST, 3),
        time);
  }

  @Property(tries = 500)
  void the_bindings_are_those_of_the_model(@ForAll("steps") List<Step> steps) {
    for (Step step : steps) {
      step.happen(this);
      compare();
    }
  }

  private void register(Sent sent) {
    RegisterRequest request =
        Register.communicator("alice", sent.epid())
            .callId(sent.callId())
            .cseq(sent.cseq())
            .flow(sent.flow())
            .expires(sent.expires())
            .request();
    Kept before = model.get(sent.epid());
    if (before != null
        && before.sent().callId().equals(sent.callId())
        && before.sent().flow().equals(sent.flow())
        && before.sent().cseq() >= sent.cseq()) {
      assertThatThrownBy(() -> registrar.register(request)).isInstanceOf(Refused.class);
      return;
    }
    registrar.register(request);
    if (sent.expires() == 0) {
      model.remove(sent.epid());
    } else {
      Duration granted = Duration.ofSeconds(Math.min(sent.expires(), LONGEST.toSeconds()));
      model.put(sent.epid(), new Kept(sent, clock.instant().plus(granted)));
    }
  }

  private void compare() {
    List<Binding> bindings = registrar.bindings(ALICE);
    assertThat(bindings)
        .extracting(binding -> binding.endpoint().epid().asString())
        .containsExactlyInAnyOrderElementsOf(model.keySet());
    assertThat(live).containsExactlyInAnyOrderElementsOf(model.keySet());
    assertThat(live).containsAll(refreshed);
    refreshed.clear();
    for (Binding binding : bindings) {
      String epid = binding.endpoint().epid().asString();
      Kept kept = model.get(epid);
      assertThat(binding.expiresAt()).isEqualTo(kept.until());
      assertThat(binding.flow()).isEqualTo(kept.sent().flow());
      assertThat(binding.callId()).isEqualTo(kept.sent().callId());
      assertThat(binding.cseq()).isEqualTo(kept.sent().cseq());
      assertThat(binding.gruu()).contains(Gruu.ofEndpoint(ALICE, InstanceId.fromEpid(epid)));
    }
  }
}
