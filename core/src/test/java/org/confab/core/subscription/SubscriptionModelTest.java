package org.confab.core.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;

/**
 * Random requests, news, answers and time against a model that is a queue and two instants for each
 * client: one like Communicator, which answers no notification, and one that answers each.
 */
class SubscriptionModelTest {
  private static final Duration MOST = Duration.ofHours(1);
  private static final String FIRST = "sunny";
  private static final String LAST = "(over)";

  enum Kind {
    SUBSCRIBE,
    REFRESH,
    END,
    TELL,
    TELL_AGAIN,
    ANSWER,
    PASS,
    LOSE
  }

  record Step(Kind kind, boolean plain, int seconds) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.of(true, false),
            Arbitraries.of(1, 34, 35, 36, 599, 600, 3_599, 3_600, 7_200))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 500)
  void everyClientIsToldWhatTheModelTells(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    for (Step step : steps) {
      run.take(step);
      run.check(step);
    }
    run.end();
  }

  private static final class Client {
    private final EndpointId endpoint;
    private final boolean plain;
    private RecordingChannel channel = new RecordingChannel();
    private SubscriptionId id = new SubscriptionId("none");
    private int calls;
    private boolean alive;
    private boolean ending;
    private Duration granted = Duration.ZERO;
    private Instant expiresAt = Instant.MAX;
    private Instant answerUntil = Instant.MAX;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();

    Client(String name, boolean plain) {
      this.endpoint = new EndpointId(SipUri.of(name, "litwareinc.com"), Epid.of("epid" + name));
      this.plain = plain;
    }

    AskBuilder ask() {
      return new AskBuilder(endpoint, "call-" + calls)
          .options(plain ? Set.of() : SubscriptionsTest.COMMUNICATOR);
    }

    /** What can be sent now is. */
    void pump(Instant now) {
      while ((alive || ending) && answerUntil.equals(Instant.MAX) && !waiting.isEmpty()) {
        told.add(waiting.poll());
        if (plain) {
          answerUntil = now.plus(Subscription.ANSWER_TIME);
        } else {
          expiresAt = now.plus(granted);
        }
      }
      if (ending && answerUntil.equals(Instant.MAX)) {
        told.add(LAST);
        ending = false;
      }
    }

    void over(Instant now) {
      alive = false;
      ending = true;
      pump(now);
    }

    void forgotten() {
      alive = false;
      ending = false;
      waiting.clear();
      answerUntil = Instant.MAX;
    }
  }

  private static final class Run {
    private final RecordingPackage weather = new RecordingPackage();
    private final MovableClock clock = new MovableClock();
    private final Subscriptions subscriptions =
        new Subscriptions(new EventPackages(List.of(weather)), clock, Runnable::run);
    private final Client communicator = new Client("alice", false);
    private final Client phone = new Client("bob", true);
    private int news;

    void take(Step step) {
      Client client = step.plain() ? phone : communicator;
      switch (step.kind()) {
        case SUBSCRIBE -> subscribe(client, step.seconds());
        case REFRESH -> refresh(client, step.seconds());
        case END -> end(client);
        case TELL, TELL_AGAIN -> tell();
        case ANSWER -> answer(client);
        case PASS -> pass(step.seconds());
        case LOSE -> lose(client);
      }
    }

    private void subscribe(Client client, int seconds) {
      if (client.alive || client.ending) {
        return;
      }
      client.calls++;
      client.channel = new RecordingChannel();
      client.told.clear();
      client.forgotten();
      SubscribeAnswer answer =
          subscriptions.subscribe(client.ask().expires(seconds).build(), client.channel);
      client.id = answer.id();
      client.alive = true;
      granted(client, answer, seconds);
    }

    private void refresh(Client client, int seconds) {
      SubscribeAsk ask = client.ask().inDialog().expires(seconds).build();
      if (!client.alive) {
        assertThat(refusal(ask, client)).isEqualTo(481);
        return;
      }
      granted(client, subscriptions.subscribe(ask, client.channel), seconds);
    }

    private int refusal(SubscribeAsk ask, Client client) {
      try {
        subscriptions.subscribe(ask, client.channel);
        return 200;
      } catch (Refused refused) {
        return refused.status();
      }
    }

    private void granted(Client client, SubscribeAnswer answer, int seconds) {
      Duration asked = Duration.ofSeconds(seconds);
      client.granted = asked.compareTo(MOST) < 0 ? asked : MOST;
      client.expiresAt = clock.instant().plus(client.granted);
      assertThat(answer.body().isPresent()).isEqualTo(!client.plain);
      if (client.plain) {
        client.waiting.add(FIRST);
      }
      subscriptions.answered(answer.id());
      client.pump(clock.instant());
    }

    private void end(Client client) {
      if (!client.alive) {
        return;
      }
      SubscribeAnswer answer =
          subscriptions.subscribe(client.ask().inDialog().expires(0).build(), client.channel);
      subscriptions.answered(answer.id());
      if (client.plain) {
        client.over(clock.instant());
      } else {
        client.forgotten();
      }
    }

    private void tell() {
      String text = "weather " + news++;
      for (Client client : List.of(communicator, phone)) {
        if (client.alive) {
          client.waiting.add(text);
          subscriptions.notify(client.id, Body.of("text/plain", text));
          client.pump(clock.instant());
        }
      }
    }

    private void answer(Client client) {
      subscriptions.delivered(client.id);
      client.answerUntil = Instant.MAX;
      client.pump(clock.instant());
    }

    private void pass(int seconds) {
      clock.forward(Duration.ofSeconds(seconds));
      subscriptions.sweep();
      Instant now = clock.instant();
      for (Client client : List.of(communicator, phone)) {
        if ((client.alive || client.ending) && !client.answerUntil.isAfter(now)) {
          client.forgotten();
        } else if (client.alive && !client.expiresAt.isAfter(now)) {
          client.over(now);
        }
      }
    }

    private void lose(Client client) {
      subscriptions.endpointGone(client.endpoint);
      if (client.alive) {
        client.forgotten();
      }
    }

    void check(Step step) {
      int living = 0;
      for (Client client : List.of(communicator, phone)) {
        living += client.alive || client.ending ? 1 : 0;
        assertThat(sent(client)).as("%s after %s", client.endpoint, step).isEqualTo(client.told);
      }
      assertThat(subscriptions.size()).as("after %s", step).isEqualTo(living);
    }

    private static List<String> sent(Client client) {
      return client.channel.sent.stream()
          .map(
              one ->
                  one.state() == Notification.State.TERMINATED
                      ? LAST
                      : one.body().map(Body::text).orElse(""))
          .toList();
    }

    /** When all is over nothing is remembered, and the package has heard of the end of each. */
    void end() {
      pass(36);
      pass(7_200);
      pass(36);
      assertThat(subscriptions.remembered()).isZero();
      assertThat(weather.ended).doesNotHaveDuplicates();
      Set<SubscriptionId> opened =
          weather.requests.stream()
              .map(SubscribeRequest::id)
              .collect(java.util.stream.Collectors.toSet());
      assertThat(weather.ended).containsAll(opened);
    }
  }
}
