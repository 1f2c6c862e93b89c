package org.confab.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.confab.bench.conference.Meeting;
import org.confab.bench.directory.Library;
import org.confab.bench.memory.Crowded;
import org.confab.bench.mix.Mix;
import org.confab.bench.presence.Arrivals;
import org.confab.bench.presence.Contest;
import org.confab.bench.presence.Options;
import org.confab.bench.relay.BesideKamailio;
import org.confab.bench.relay.Comparison;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;
import org.confab.bench.server.Kamailio;
import org.confab.bench.server.Prosody;
import org.confab.bench.server.Slapd;
import org.confab.bench.soak.Soak;
import org.confab.bench.soak.SoakReport;

/** What each workload of the table runs. */
final class Runs {
  private static final int KAMAILIO_PORT = 15_160;
  private static final int PROSODY_PORT = 15_222;
  private static final int LDAP_PORT = 15_389;
  private static final int ROUNDS = 3;
  private static final int WARM_UP_ROUNDS = 3;
  private static final int MINUTES = 60;
  private static final int SOAK_ROUNDS = 50;
  private static final int DAY = 86_400;

  /** Transactions of connections that vanished wait for answers for 32 seconds. */
  private static final Duration AFTERLIFE = Duration.ofMinutes(2);

  private final Arguments given;
  private final Map<String, Consumer<Findings>> workloads = new LinkedHashMap<>();

  Runs(Arguments given) {
    this.given = given;
    workloads.put("start-up", this::startUp);
    workloads.put("register", to -> beside(false, BesideKamailio::registering, to));
    workloads.put("register-tls", to -> beside(true, BesideKamailio::registering, to));
    workloads.put("refresh", to -> beside(false, BesideKamailio::refreshing, to));
    workloads.put("refresh-tls", to -> beside(true, BesideKamailio::refreshing, to));
    workloads.put("message", to -> beside(false, BesideKamailio::messaging, to));
    workloads.put("message-tls", to -> beside(true, BesideKamailio::messaging, to));
    workloads.put("call", to -> beside(false, BesideKamailio::calling, to));
    workloads.put("presence", this::presence);
    workloads.put("sign-in", this::signIn);
    workloads.put("conference", this::meeting);
    workloads.put("mix", this::mix);
    workloads.put("overload", findings -> new OverloadRun(given).run(findings));
    workloads.put("memory", this::memory);
    workloads.put("directory", this::library);
    workloads.put("media", findings -> new MediaRun(given).run(findings));
    workloads.put("soak", this::soak);
  }

  /** By name, in no order that matters. */
  Map<String, Consumer<Findings>> workloads() {
    return workloads;
  }

  private void startUp(Findings findings) {
    Arrays.stream(given.value("--millis", "").split(",", -1))
        .map(Double::valueOf)
        .forEach(
            millis -> findings.add("Confab, ready again", Map.of(Figure.SECONDS, millis / 1e3)));
    if (given.has("--first")) {
      double first = Double.parseDouble(given.value("--first", ""));
      findings.add("Confab, ready with a new database", Map.of(Figure.SECONDS, first / 1e3));
    }
  }

  private int kamailioPort() {
    return given.number("--kamailio-port", KAMAILIO_PORT);
  }

  private void beside(boolean tls, BesideKamailio.Choice choice, Findings findings) {
    Comparison comparison =
        new Comparison(
            given.number("--count", 1000),
            given.number("--rate", 200),
            given.number("--rounds", ROUNDS),
            Duration.ofSeconds(given.number("--seconds", DAY)),
            given.has("--climb"));
    new BesideKamailio(
            given.confab(), given.configuration("proxy.cfg"), given.results(), kamailioPort(), tls)
        .run(comparison, choice, findings, System.out);
  }

  private void presence(Findings findings) {
    Optional<Path> configuration =
        Optional.of(given.configuration("presence.cfg"))
            .filter(file -> Kamailio.isInstalled(false));
    if (configuration.isEmpty()) {
      System.out.println("kamailio is not installed: Confab alone");
    }
    Options options =
        new Options(
            Path.of(given.value("--home", ".confab")),
            given.results(),
            configuration,
            kamailioPort(),
            given.numbers("--watchers", "200,500"),
            given.number("--rounds", ROUNDS),
            given.number("--warm-ups", 15));
    System.out.println(new Contest(options, findings, System.out).run());
  }

  private void signIn(Findings findings) {
    new Arrivals(given.confab(), findings, System.out).run(given.number("--watchers", 5000));
  }

  private void meeting(Findings findings) {
    Optional<Prosody> prosody =
        Optional.of(given.configuration("../prosody/rooms.cfg.lua"))
            .filter(file -> given.value("--beside", "prosody").equals("prosody"))
            .filter(file -> Prosody.isInstalled())
            .map(file -> Prosody.start(file, given.results().resolve("prosody"), PROSODY_PORT));
    if (prosody.isEmpty()) {
      System.out.println("without prosody: Confab alone");
    }
    List<Integer> people = given.numbers("--people", "100,250,1000");
    System.out.println(
        new Meeting(given.confab(), prosody, people, given.number("--rounds", ROUNDS))
            .run(findings, System.out));
  }

  private void mix(Findings findings) {
    new Mix(
            given.confab(),
            given.number("--users", 20_000),
            given.number("--endpoints", 2_000),
            given.number("--warm-up", 60),
            given.number("--seconds", 120))
        .run(findings, System.out);
  }

  private void memory(Findings findings) {
    new Crowded(given.confab(), given.number("--endpoints", 5_000)).run(findings, System.out);
  }

  private void library(Findings findings) {
    if (!Slapd.isInstalled()) {
      System.err.println("confab: slapd is needed. Debian: apt-get install slapd");
      System.exit(2);
    }
    System.out.println(
        new Library(
                given.confab(),
                given.results().resolve("slapd-" + System.currentTimeMillis()),
                given.number("--ldap-port", LDAP_PORT),
                given.number("--people", 100_000),
                given.number("--rate", 300),
                given.number("--rounds", ROUNDS),
                given.number("--seconds", 20))
            .run(findings, System.out));
  }

  private void soak(Findings findings) {
    Soak soak = new Soak(given.confab(), given.number("--people", 200), System.out);
    SoakReport report =
        soak.run(
            WARM_UP_ROUNDS,
            given.number("--rounds", given.has("--minutes") ? Soak.UNBOUNDED : SOAK_ROUNDS),
            AFTERLIFE,
            Duration.ofMinutes(given.number("--minutes", MINUTES)));
    System.out.println(report);
    findings.add("Confab, people who came and went", report.findings());
    if (!report.isClean()) {
      findings.end();
      System.exit(1);
    }
  }
}
