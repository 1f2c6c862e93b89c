package org.confab.bench.directory;

import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;
import org.confab.bench.server.AdminApi;
import org.confab.bench.server.Confab;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.server.Slapd;

/**
 * A directory of many people, which Confab follows: how long it takes to follow it, to make the
 * address book files, to find people and to expand a list, beside the directory itself.
 *
 * @param confab an instance that follows {@code ldap://127.0.0.1:ldapPort}
 * @param folder for the directory's data; empty, or not there
 * @param ldapPort where the directory is to listen
 * @param people how many, of whom 1,000 at most are in the list
 * @param perSecond questions begun each second
 * @param rounds how often each kind of question is measured
 * @param seconds of a window
 */
public record Library(
    Confab confab, Path folder, int ldapPort, int people, int perSecond, int rounds, int seconds) {
  private static final int LISTED = 1000;
  private static final int WARM_UPS = 3;
  private static final int SHOWN = 500;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final Duration PATIENCE = Duration.ofMinutes(40);

  /** Runs it; returns a table. */
  public String run(Findings findings, PrintStream out) {
    Town town = new Town(people, Math.min(LISTED, people));
    try (Slapd slapd =
        Slapd.start(folder, ldapPort, Town.BASE, to -> town.write(confab.domain(), to))) {
      follow(findings, out);
      generate(out);
      return ask(town, slapd, findings, out);
    }
  }

  private void follow(Findings findings, PrintStream out) {
    AdminApi api = new AdminApi(confab);
    long began = System.nanoTime();
    HttpResponse<String> answer = api.post("/api/directory/synchronisation", "{}").join();
    if (answer.statusCode() != OK && answer.statusCode() != ACCEPTED) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    String standing = api.get("/api/directory");
    while (standing.contains("\"busy\":true")) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException("not followed in time: " + standing);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      standing = api.get("/api/directory");
    }
    findings.add("Confab, following it", Map.of(Figure.SECONDS, seconds(began)));
    out.printf(
        Locale.ROOT,
        "followed in %.1f s: %s%n",
        seconds(began),
        standing.substring(0, Math.min(SHOWN, standing.length())));
    api.policy("global", "webServices.MaxGroupSizeToExpand", Integer.toString(LISTED));
  }

  private void generate(PrintStream out) {
    ProcessFigures figures = new ProcessFigures(confab.pid());
    for (int round = 0; round < rounds; round++) {
      long began = System.nanoTime();
      long cpu = figures.cpuMicros();
      HttpResponse<String> made = new AdminApi(confab).post("/api/address-book", "").join();
      if (made.statusCode() != OK) {
        throw new IllegalStateException(made.statusCode() + " " + made.body());
      }
      out.printf(
          Locale.ROOT,
          "address book files in %.1f s, %.1f s of processor time, %,d MiB of memory: %s%n",
          seconds(began),
          (figures.cpuMicros() - cpu) / 1e6,
          figures.memoryKib() >> 10,
          made.body());
    }
  }

  private String ask(Town town, Slapd slapd, Findings findings, PrintStream out) {
    StringBuilder table = new StringBuilder();
    try (LdapQuestions ldap = new LdapQuestions(slapd)) {
      WebQuestions web = new WebQuestions(confab);
      for (List<Questions> pair :
          List.of(
              List.of(ldap.search(town), web.search(town)),
              List.of(ldap.members(town), web.expand(town)))) {
        for (int i = 0; i < WARM_UPS; i++) {
          pair.forEach(each -> out.print("warm-up " + Load.closed(each, perSecond * seconds / 4)));
        }
        table.append(measure(pair, findings, out));
      }
    }
    return table.toString();
  }

  private String measure(List<Questions> pair, Findings findings, PrintStream out) {
    List<Load.Outcome> paced = new ArrayList<>();
    List<Load.Outcome> closed = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (Questions each : pair) {
        Load.Outcome slow = told(out, Load.paced(each, perSecond * seconds, perSecond));
        Load.Outcome fast = told(out, Load.closed(each, perSecond * seconds / 2));
        findings.add(each.name() + ", paced", slow.findings());
        findings.add(each.name() + ", eight askers", fast.findings());
        paced.add(slow);
        closed.add(fast);
      }
    }
    return table("at " + perSecond + " a second", paced) + table("eight askers", closed);
  }

  private static Load.Outcome told(PrintStream out, Load.Outcome outcome) {
    out.print(outcome);
    return outcome;
  }

  private static String table(String title, List<Load.Outcome> outcomes) {
    StringBuilder table = new StringBuilder("\n").append(title).append(":\n\n");
    table.append(Load.Outcome.HEAD);
    outcomes.forEach(table::append);
    return table.toString();
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
