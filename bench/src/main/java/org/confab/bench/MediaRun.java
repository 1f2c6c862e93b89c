package org.confab.bench;

import java.util.Optional;
import org.confab.bench.media.MediaBench;
import org.confab.bench.media.Mixing;
import org.confab.bench.media.Relaying;
import org.confab.bench.report.Findings;

/** Mixing and relaying as asked for. */
record MediaRun(Arguments given) {

  void run(Findings findings) {
    boolean quick = given.has("--quick");
    int rounds = given.number("--rounds", quick ? 1 : 2);
    int seconds = given.number("--seconds", quick ? 3 : 5);
    MediaBench bench =
        new MediaBench(
            given.results(),
            given.value("--java", "-Xmx128m"),
            !given.value("--beside", "others").equals("nobody"),
            part("mixing")
                .map(
                    any ->
                        new Mixing(
                            given.numbers("--legs", quick ? "50,200" : "50,100,200,300,400,500"),
                            given.number("--room", 50),
                            seconds,
                            rounds)),
            given.numbers("--talking", quick ? "50" : "50,3"),
            part("relaying")
                .map(
                    any ->
                        new Relaying(
                            given.numbers(
                                "--rates", quick ? "5000,20000" : "5000,10000,20000,40000,60000"),
                            given.number("--clients", 50),
                            seconds,
                            rounds)),
            findings);
    System.out.println(bench.run(System.out));
  }

  /** Whether that part of the workload is wanted. */
  private Optional<String> part(String name) {
    return Optional.of(name).filter(one -> given.value("--part", name).equals(one));
  }
}
