package org.confab.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.confab.core.check.CheckResult.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Duration MOST_WAITING = Duration.ofSeconds(60);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger rounds = new AtomicInteger();
  private final List<Check> performed = new ArrayList<>();
  private final Map<Check, RuntimeException> faults = new EnumMap<>(Check.class);
  private final CountDownLatch givenUp = new CountDownLatch(1);
  private final Set<Check> hanging = EnumSet.noneOf(Check.class);
  private int closed;

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private final class Scripted implements Round {
    @Override
    public Outcome perform(Check check) throws Exception {
      performed.add(check);
      if (hanging.contains(check)) {
        givenUp.await();
        throw new IllegalStateException("too late");
      }
      if (faults.containsKey(check)) {
        throw faults.get(check);
      }
      return new Outcome.Fine("seen");
    }

    @Override
    public void giveUp() {
      givenUp.countDown();
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private Checks checks() {
    return checks(Check.ALL);
  }

  private Checks checks(Duration most) {
    return new Checks(
        () -> {
          rounds.incrementAndGet();
          return new Scripted();
        },
        threads,
        nanos::get,
        most);
  }

  private static CheckResult of(List<CheckResult> results, Check check) {
    return results.stream().filter(one -> one.check() == check).findFirst().orElseThrow();
  }

  @Test
  void allAreTriedInTheirOrderAndGreen() {
    List<CheckResult> results = checks().all();
    assertThat(results).extracting(CheckResult::check).containsExactly(Check.values());
    assertThat(results).allMatch(CheckResult::green);
    assertThat(performed).containsExactly(Check.values());
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void aFaultIsToldWhereItIsAndWhatNeedsThatIsNotTried() {
    faults.put(
        Check.CHECK_USERS, new CheckFailed(Trouble.CHECK_USER_DISABLED, "confab-check-1@a.org"));
    List<CheckResult> results = checks().all();
    CheckResult users = of(results, Check.CHECK_USERS);
    assertThat(users.state()).isEqualTo(State.RED);
    assertThat(users.finding().orElseThrow().cause())
        .isEqualTo("the check user confab-check-1@a.org is disabled");
    assertThat(users.finding().orElseThrow().advice())
        .isEqualTo("Enable it: ./confab user enable sip:confab-check-1@a.org");
    assertThat(of(results, Check.PRESENCE).state()).isEqualTo(State.UNTRIED);
    assertThat(of(results, Check.PRESENCE).detail()).isEqualTo("needs check-users");
    assertThat(of(results, Check.MEDIA_SERVER).state()).isEqualTo(State.GREEN);
    assertThat(performed).doesNotContain(Check.MESSAGES, Check.SIGN_IN_NTLM);
  }

  @Test
  void whatNeedsSomethingThatWasNotTriedIsNotTriedEither() {
    faults.put(Check.DATABASE, new CheckFailed(Trouble.DATABASE_DOWN, "connection refused"));
    List<CheckResult> results = checks().all();
    assertThat(of(results, Check.LOCATION).detail()).isEqualTo("needs check-users");
    assertThat(of(results, Check.CHECK_USERS).detail()).isEqualTo("needs database");
    assertThat(results.stream().filter(one -> one.state() == State.RED))
        .extracting(CheckResult::check)
        .containsExactly(Check.DATABASE);
  }

  @Test
  void aFaultNobodyThoughtOfIsToldInItsOwnWords() {
    faults.put(Check.LOCATION, new IllegalStateException("no such thing"));
    CheckResult result = of(checks().all(), Check.LOCATION);
    assertThat(result.finding().orElseThrow().trouble()).isEqualTo(Trouble.BROKEN);
    assertThat(result.finding().orElseThrow().cause())
        .isEqualTo("IllegalStateException: no such thing");
  }

  @Test
  void ofSomeChecksTheNeedsAreToldOnlyIfTheyAreNotMet() {
    assertThat(checks().run(Set.of(Check.MESSAGES)))
        .extracting(CheckResult::check)
        .containsExactly(Check.MESSAGES);
    assertThat(performed).containsExactly(Check.DATABASE, Check.CHECK_USERS, Check.MESSAGES);
    faults.put(Check.CHECK_USERS, new CheckFailed(Trouble.CHECK_USER_DISABLED, "a@b.org"));
    assertThat(checks().run(Set.of(Check.MESSAGES)))
        .extracting(CheckResult::check)
        .containsExactly(Check.CHECK_USERS, Check.MESSAGES);
  }

  @Test
  void whoTakesTooLongIsGivenUpAndTheRestGoesOn() {
    hanging.add(Check.DATABASE);
    List<CheckResult> results = checks(Duration.ofMillis(50)).all();
    CheckResult late = of(results, Check.DATABASE);
    assertThat(late.state()).isEqualTo(State.RED);
    assertThat(late.finding().orElseThrow().trouble()).isEqualTo(Trouble.NO_ANSWER);
    assertThat(of(results, Check.CERTIFICATES).state()).isEqualTo(State.GREEN);
    assertThat(of(results, Check.PRESENCE).state()).isEqualTo(State.UNTRIED);
    assertThat(givenUp.getCount()).isZero();
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void whenTheTimeOfAllIsOverNothingMoreIsTried() {
    faults.put(
        Check.DATABASE,
        new RuntimeException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            nanos.set(Check.ALL.toNanos());
            return "slow";
          }
        });
    List<CheckResult> results = checks().all();
    assertThat(of(results, Check.CERTIFICATES).detail()).isEqualTo("no time left");
    assertThat(performed).containsExactly(Check.DATABASE);
  }

  @Test
  void whatWasFoundBeforeIsNotToldAgain() {
    Checks checks = checks();
    assertThat(checks.all()).allMatch(CheckResult::green);
    nanos.addAndGet(1);
    faults.put(Check.DATABASE, new CheckFailed(Trouble.DATABASE_DOWN, "connection refused"));
    assertThat(of(checks.all(), Check.DATABASE).state()).isEqualTo(State.RED);
    assertThat(rounds).hasValue(2);
  }

  @Test
  void whoWaitsForAPassWithOthersIsToldWhatTheNextOneFinds() {
    Checks checks = checks();
    hanging.add(Check.DATABASE);
    Future<List<CheckResult>> first = threads.submit(checks::all);
    await(() -> rounds.get() == 1); // else one of the others may be the first
    List<Future<List<CheckResult>>> waiting = new ArrayList<>();
    CountDownLatch asking = new CountDownLatch(3);
    for (int each = 0; each < 3; each++) {
      waiting.add(
          threads.submit(
              () -> {
                Thread.currentThread().setName("asks");
                asking.countDown();
                return checks.all();
              }));
    }
    await(() -> asking.getCount() == 0 && waitingThreads() == 3);
    nanos.addAndGet(1);
    hanging.clear();
    givenUp.countDown();
    assertThat(first).succeedsWithin(MOST_WAITING);
    waiting.forEach(one -> assertThat(one).succeedsWithin(MOST_WAITING));
    assertThat(rounds).hasValue(2);
  }

  private static long waitingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(one -> one.getName().equals("asks") && one.getState() == Thread.State.WAITING)
        .count();
  }

  private static void await(BooleanSupplier condition) {
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - began)
          .as("nanoseconds of waiting")
          .isLessThan(MOST_WAITING.toNanos());
      Thread.yield();
    }
  }

  @Test
  void namesAreUniqueAndNeedsComeFirst() {
    assertThat(Check.values()).extracting(Check::wireName).doesNotHaveDuplicates();
    for (Check check : Check.values()) {
      assertThat(check.needs()).allMatch(need -> need.ordinal() < check.ordinal());
      assertThat(Check.named(check.wireName().toUpperCase(java.util.Locale.ROOT))).contains(check);
    }
    assertThat(Check.named("im ")).contains(Check.MESSAGES);
    assertThat(Check.named("coffee")).isEmpty();
  }

  @Test
  void everyTroubleHasACauseAndAdvice() {
    for (Trouble trouble : Trouble.values()) {
      Finding finding = trouble.because("one", "two", "three");
      assertThat(finding.cause()).as(trouble.wireName()).isNotBlank().doesNotContain("%s");
      assertThat(finding.advice()).as(trouble.wireName()).isNotBlank().doesNotContain("%s");
    }
    assertThat(Trouble.CERTIFICATE_EXPIRED.because("HTTPS", "2026-01-02", "keys/server.p12"))
        .extracting(Finding::cause)
        .isEqualTo("the certificate of HTTPS expired on 2026-01-02");
  }
}
