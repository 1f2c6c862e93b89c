package org.confab.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.bench.conference.Meeting;
import org.confab.bench.directory.Library;
import org.confab.bench.media.MediaBench;
import org.confab.bench.media.Mixing;
import org.confab.bench.media.Relaying;
import org.confab.bench.presence.Arrivals;
import org.confab.bench.presence.Contest;
import org.confab.bench.presence.Options;
import org.confab.bench.relay.BesideKamailio;
import org.confab.bench.relay.Comparison;
import org.confab.bench.server.Confab;
import org.confab.bench.server.Kamailio;
import org.confab.bench.server.Prosody;
import org.confab.bench.server.Slapd;
import org.confab.bench.soak.Soak;
import org.confab.bench.soak.SoakReport;

/**
 * Measures a Confab instance that runs. Arguments: the workload, then {@code --name value} pairs;
 * what there are, {@code ./confab help} tells.
 */
public final class Bench {
  private static final int KAMAILIO_PORT = 15_160;
  private static final int PROSODY_PORT = 15_222;
  private static final int LDAP_PORT = 15_389;
  private static final int ROUNDS = 3;
  private static final int WARM_UP_ROUNDS = 3;

  private static final int MINUTES = 60;

  /** Transactions of connections that vanished wait for answers for 32 seconds. */
  private static final Duration AFTERLIFE = Duration.ofMinutes(2);

  private final Map<String, String> given = new HashMap<>();

  private Bench(List<String> arguments) {
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      given.put(arguments.get(i), arguments.get(i + 1));
    }
  }

  /** Runs one workload. */
  public static void main(String[] arguments) {
    if (arguments.length % 2 == 0) {
      System.err.println(
          "confab: a workload (presence, sign-in, soak, register, message, conference, directory,"
              + " media)"
              + " and pairs of --name value are needed");
      System.exit(2);
    }
    Bench bench = new Bench(Arrays.asList(arguments).subList(1, arguments.length));
    switch (arguments[0]) {
      case "presence" -> bench.presence();
      case "sign-in" ->
          new Arrivals(bench.confab(), System.out)
              .run(Integer.parseInt(bench.value("--watchers", "5000")));
      case "soak" -> bench.soak();
      case "register" -> bench.beside(BesideKamailio::registering);
      case "message" -> bench.beside(BesideKamailio::messaging);
      case "conference" -> bench.meeting();
      case "directory" -> bench.library();
      case "media" -> bench.media();
      default -> {
        System.err.println("confab: there is no workload " + arguments[0]);
        System.exit(2);
      }
    }
  }

  private void presence() {
    Optional<Path> configuration = Optional.ofNullable(given.get("--kamailio")).map(Path::of);
    if (configuration.isPresent() && !Kamailio.isInstalled()) {
      System.out.println("kamailio is not installed: Confab alone");
      configuration = Optional.empty();
    }
    Options options =
        new Options(
            Path.of(value("--home", ".confab")),
            results(),
            configuration,
            Integer.parseInt(value("--kamailio-port", Integer.toString(KAMAILIO_PORT))),
            numbers("--watchers", "200,500"),
            Integer.parseInt(value("--rounds", Integer.toString(ROUNDS))));
    System.out.println(new Contest(options, System.out).run());
  }

  private void soak() {
    Soak soak = new Soak(confab(), Integer.parseInt(value("--people", "200")), System.out);
    SoakReport report =
        soak.run(
            WARM_UP_ROUNDS,
            Integer.parseInt(value("--rounds", "50")),
            AFTERLIFE,
            Duration.ofMinutes(Integer.parseInt(value("--minutes", Integer.toString(MINUTES)))));
    System.out.println(report);
    if (!report.isClean()) {
      System.exit(1);
    }
  }

  private void beside(BesideKamailio.Choice choice) {
    Comparison comparison =
        new Comparison(
            Integer.parseInt(value("--count", "1000")),
            Integer.parseInt(value("--rate", "200")),
            Integer.parseInt(value("--rounds", Integer.toString(ROUNDS))));
    Path configuration = Path.of(value("--kamailio", "bench/kamailio/proxy.cfg"));
    int port = Integer.parseInt(value("--kamailio-port", Integer.toString(KAMAILIO_PORT)));
    System.out.println(
        new BesideKamailio(confab(), configuration.resolveSibling("proxy.cfg"), results(), port)
            .run(comparison, choice, System.out));
  }

  private void meeting() {
    Path configuration = Path.of(value("--kamailio", "bench/kamailio/presence.cfg"));
    Optional<Prosody> prosody =
        Optional.of(configuration.resolveSibling("../prosody/rooms.cfg.lua").normalize())
            .filter(file -> value("--beside", "prosody").equals("prosody"))
            .filter(file -> Prosody.isInstalled())
            .map(file -> Prosody.start(file, results().resolve("prosody"), PROSODY_PORT));
    if (prosody.isEmpty()) {
      System.out.println("without prosody: Confab alone");
    }
    System.out.println(
        new Meeting(
                confab(),
                prosody,
                numbers("--people", "100,250,1000"),
                Integer.parseInt(value("--rounds", Integer.toString(ROUNDS))))
            .run(System.out));
  }

  private void library() {
    if (!Slapd.isInstalled()) {
      System.err.println("confab: slapd is needed. Debian: apt-get install slapd");
      System.exit(2);
    }
    System.out.println(
        new Library(
                confab(),
                results().resolve("slapd-" + System.currentTimeMillis()),
                Integer.parseInt(value("--ldap-port", Integer.toString(LDAP_PORT))),
                Integer.parseInt(value("--people", "100000")),
                Integer.parseInt(value("--rate", "300")),
                Integer.parseInt(value("--rounds", Integer.toString(ROUNDS))))
            .run(System.out));
  }

  private void media() {
    System.out.println(media(given.containsKey("--quick")).run(System.out));
  }

  private MediaBench media(boolean quick) {
    int rounds = Integer.parseInt(value("--rounds", quick ? "1" : "2"));
    int seconds = Integer.parseInt(value("--seconds", quick ? "3" : "5"));
    return new MediaBench(
        results(),
        value("--java", "-Xmx128m"),
        !value("--beside", "others").equals("nobody"),
        part("mixing")
            .map(
                any ->
                    new Mixing(
                        numbers("--legs", quick ? "50,200" : "50,100,200,300,400,500"),
                        Integer.parseInt(value("--room", "50")),
                        seconds,
                        rounds)),
        numbers("--talking", quick ? "50" : "50,3"),
        part("relaying")
            .map(
                any ->
                    new Relaying(
                        numbers("--rates", quick ? "5000,20000" : "5000,10000,20000,40000,60000"),
                        Integer.parseInt(value("--clients", "50")),
                        seconds,
                        rounds)));
  }

  /** Whether that part of a workload is wanted. */
  private Optional<String> part(String name) {
    return Optional.of(name).filter(one -> value("--part", name).equals(one));
  }

  private List<Integer> numbers(String name, String otherwise) {
    return Arrays.stream(value(name, otherwise).split(",", -1)).map(Integer::valueOf).toList();
  }

  private Confab confab() {
    return Confab.in(Path.of(value("--home", ".confab")));
  }

  private Path results() {
    return Path.of(value("--results", "bench/target/results"));
  }

  private String value(String name, String otherwise) {
    return given.getOrDefault(name, otherwise);
  }
}
