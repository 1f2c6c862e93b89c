package org.confab.system.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One instance of the server, started and stopped by {@code ./confab} as a person would do it, with
 * its own home and ports.
 */
public final class ConfabServer {
  /** The domain of the sample organisation. */
  public static final String DOMAIN = "litwareinc.com";

  /** The password of every sample user. */
  public static final String PASSWORD = "Confab-1";

  private static final Duration START = Duration.ofMinutes(8);
  private static final int[] PORTS = {3478, 5060, 5061, 5063, 8080, 8443, 8444, 8445, 8446, 9990};

  private final List<String> program;
  private final Path home;
  private final int offset;
  private final Map<String, String> settings;

  private ConfabServer(List<String> program, Path home, int offset, Map<String, String> settings) {
    this.program = program;
    this.home = home;
    this.offset = offset;
    this.settings = settings;
  }

  /** An instance that does not run yet; its home is that of {@link RunFolder} and is empty. */
  public static ConfabServer fresh(String name) {
    return fresh(checkout(), name);
  }

  /** The same, of another program than the checkout's {@code ./confab}. */
  static ConfabServer fresh(List<String> program, String name) {
    Path home = RunFolder.of(name);
    delete(home);
    return new ConfabServer(program, home, freeOffset(), Map.of());
  }

  /** An instance that something else starts, and whose commands are given otherwise. */
  static ConfabServer of(List<String> program, Path home, int offset) {
    return new ConfabServer(program, home, offset, Map.of());
  }

  private static List<String> checkout() {
    return List.of(root().resolve("confab").toString());
  }

  /** The same instance, started with these {@code CONFAB_…} variables. */
  public ConfabServer with(Map<String, String> environment) {
    return new ConfabServer(program, home, offset, environment);
  }

  /** The running instance of that home: to try tests against a server that is there already. */
  public static ConfabServer running(Path home) {
    String offset = property(home, "confab.port.offset").orElse("0");
    return new ConfabServer(checkout(), home, Integer.parseInt(offset), Map.of());
  }

  /** A setting of the instance that runs, such as {@code confab.domain}. */
  public Optional<String> property(String name) {
    return property(home, name);
  }

  /** As the server has it, or as it was started with. */
  private static Optional<String> property(Path home, String name) {
    return setting(home.resolve("serving.properties"), name)
        .or(() -> setting(home.resolve("configuration/confab.properties"), name));
  }

  /** Empty too if there is no such file: an instance that does not run serves with nothing. */
  private static Optional<String> setting(Path file, String name) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(line.indexOf('=') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** {@code ./confab run --detach}; returns once the server answers. */
  public ConfabServer start() {
    Shell.Result result = confab(START, "run", "--detach");
    if (result.code() != 0) {
      throw new AssertionError("./confab run --detach ended with " + result.code() + logs(result));
    }
    return this;
  }

  /** {@code ./confab stop}. */
  public void stop() {
    Shell.Result result = confab(Duration.ofMinutes(2), "stop");
    if (result.code() != 0) {
      throw new AssertionError("./confab stop ended with " + result.code() + logs(result));
    }
  }

  /** Kills the server's process as a power cut would, and waits until it is gone. */
  public void kill() {
    long pid = pid();
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("no process " + pid));
    process.destroyForcibly();
    process.onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  /**
   * Starts the server's process again that {@link #kill} has killed, and nothing else: the media
   * server goes on as it was. Returns once all are ready.
   *
   * @param command the command line of the killed process
   */
  public void revive(List<String> command) {
    File console = home.resolve("log/console.log").toFile();
    ProcessBuilder server =
        new ProcessBuilder(command)
            .directory(root().toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(console));
    try {
      Files.writeString(home.resolve("server.pid"), server.start().pid() + "\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    awaitReady();
  }

  /** Returns once the server says that it has this value of a setting. */
  public void awaitServing(String property, String value) {
    Instant end = Instant.now().plus(START);
    while (!setting(home.resolve("serving.properties"), property).equals(Optional.of(value))) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(property + " is still " + property(property));
      }
      confab(Duration.ofMinutes(2), "status");
    }
  }

  /** Returns once {@code ./confab status} says that all are ready. */
  public void awaitReady() {
    Instant end = Instant.now().plus(START);
    Shell.Result status = confab(Duration.ofMinutes(2), "status");
    while (status.code() != 0) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("the server does not come back" + logs(status));
      }
      status = confab(Duration.ofMinutes(2), "status");
    }
  }

  /** The command line of the server's process. */
  public List<String> commandLine() {
    try {
      return List.of(Files.readString(Path.of("/proc/" + pid() + "/cmdline")).split("\0"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("no process", e);
    }
  }

  /** The process id that {@code ./confab status --json} tells for {@code server}. */
  public long pid() {
    return pid("server");
  }

  /** The same for {@code media-server}. */
  public long mediaServerPid() {
    return pid("media-server");
  }

  private long pid(String name) {
    String json = confab(Duration.ofMinutes(2), "status", "--json").output();
    Matcher named =
        Pattern.compile("\"name\"\\s*:\\s*\"" + name + "\"[^}]*?\"pid\"\\s*:\\s*(\\d+)")
            .matcher(json);
    if (!named.find()) {
      throw new AssertionError("no pid of " + name + " in: " + json);
    }
    return Long.parseLong(named.group(1));
  }

  /** The process id that {@code ./confab run} wrote down. */
  public long recordedPid() {
    try {
      return Long.parseLong(Files.readString(home.resolve("server.pid")).strip());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("no instance in " + home, e);
    }
  }

  /** Runs any {@code ./confab} command for this instance. */
  public Shell.Result confab(Duration limit, String... arguments) {
    return Shell.run(command(arguments), root(), environment(), limit);
  }

  /** The command line of {@code ./confab} with these arguments. */
  public List<String> command(String... arguments) {
    return Stream.concat(program.stream(), Stream.of(arguments)).toList();
  }

  /** The variables by which {@code ./confab} finds this instance, from any folder. */
  public Map<String, String> environment() {
    // The EAR is that of the Maven run that these tests belong to.
    Map<String, String> environment = new HashMap<>();
    // A machine that builds and tests at once keeps everybody waiting; no test here is about that.
    environment.put("CONFAB_OVERLOAD_DELAY", "5000");
    // They live for minutes: what it costs to compile them well, they never earn back.
    environment.put("CONFAB_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    environment.putAll(settings);
    environment.put("CONFAB_HOME", home.toString());
    environment.put("CONFAB_PORT_OFFSET", Integer.toString(offset));
    environment.put("CONFAB_BIND", "127.0.0.1");
    environment.put("CONFAB_SKIP_BUILD", "true");
    return environment;
  }

  public Path home() {
    return home;
  }

  public int offset() {
    return offset;
  }

  public int sipPort() {
    return port("confab.sip.port", 5060);
  }

  public int sipsPort() {
    return port("confab.sips.port", 5061);
  }

  /** What the server says, and what it will be before it says anything. */
  private int port(String property, int usual) {
    return setting(home.resolve("serving.properties"), property)
        .map(Integer::parseInt)
        .orElse(usual + offset);
  }

  /** Where the media server tells how it is. */
  public int mediaHealthPort() {
    return 8445 + offset;
  }

  public int httpPort() {
    return port("confab.http.port", 8080);
  }

  public int httpsPort() {
    return port("confab.https.port", 8443);
  }

  /** WildFly's console. */
  public int managementPort() {
    return 9990 + offset;
  }

  /** The folder of {@code ./confab}. */
  public static Path root() {
    Path module = Path.of("").toAbsolutePath();
    return Files.exists(module.resolve("confab")) ? module : module.getParent();
  }

  private String logs(Shell.Result result) {
    StringBuilder text = new StringBuilder(":\n").append(result.output());
    Path log = home.resolve("log/server.log");
    if (Files.exists(log)) {
      text.append("\nserver log: ").append(log);
    }
    return text.toString();
  }

  /**
   * {@code CONFAB_TEST_PORT_OFFSET}, or the first free offset from there on. Without it the search
   * begins at a place of this run's own, so that runs side by side seldom meet; its processes take
   * turns in hundreds, so that they never do.
   */
  public static int freeOffset() {
    int first =
        Optional.ofNullable(System.getenv("CONFAB_TEST_PORT_OFFSET"))
                .map(Integer::parseInt)
                .orElseGet(() -> 3_000 + (int) (ProcessHandle.current().pid() % 42) * 200)
            + RunFolder.PROCESS % 2 * 100;
    return IntStream.iterate(first, offset -> offset + 200)
        .limit(15)
        .filter(ConfabServer::isFree)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no free ports from offset " + first + " on"));
  }

  private static boolean isFree(int offset) {
    for (int port : PORTS) {
      try (ServerSocket probe =
          new ServerSocket(port + offset, 1, InetAddress.getByName("127.0.0.1"))) {
        probe.setReuseAddress(true);
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
