package org.confab.dist;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that tells people who made what, and under which licence. */
final class ThirdParty {
  private ThirdParty() {}

  /** The page, in Markdown. */
  static String page(List<Shipped> shipped) {
    List<Shipped> others = shipped.stream().filter(one -> !one.component().isOurs()).toList();
    return """
        # What others made

        Confab is under AGPL-3.0-or-later (`LICENSE`). This archive contains the libraries below, each under its own licence; where
        several are named, whoever uses it may choose. Their texts are in `texts/`, and what a library itself brings of
        licences and notices is in `notices/`. `bom.xml` tells the same to programs (CycloneDX), with the place and hash of each file.

        ## Licences

        | licence | libraries | why it may be here |
        |--|--|--|
        %s
        ## In Confab

        %s
        ## In WildFly, the server that Confab runs on

        %s"""
        .formatted(
            licences(others),
            table(others.stream().filter(one -> !inServer(one)).toList()),
            table(others.stream().filter(ThirdParty::inServer).toList()));
  }

  private static boolean inServer(Shipped one) {
    return one.paths().stream().allMatch(path -> path.startsWith("wildfly/"));
  }

  private static Stream<Licence> licences(Shipped one) {
    return one.component().licences().stream().flatMap(name -> Licence.named(name).stream());
  }

  private static String licences(List<Shipped> all) {
    Map<Licence, Long> counts =
        all.stream()
            .flatMap(one -> licences(one).distinct())
            .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            entry ->
                "| %s | %d | %s |\n"
                    .formatted(entry.getKey().id(), entry.getValue(), entry.getKey().why()))
        .collect(Collectors.joining());
  }

  private static String table(List<Shipped> all) {
    return "| library | version | licence |\n|--|--|--|\n"
        + all.stream()
            .map(
                one ->
                    "| %s:%s | %s | %s |\n"
                        .formatted(
                            one.component().group(),
                            one.component().name(),
                            one.component().version(),
                            licences(one)
                                .distinct()
                                .map(Licence::id)
                                .collect(Collectors.joining(" or "))))
            .collect(Collectors.joining());
  }
}
