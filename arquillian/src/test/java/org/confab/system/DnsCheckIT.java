package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.confab.system.docs.ExampleRun;
import org.confab.system.docs.WorkedExample;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.NameServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./confab check dns} with a real DNS server. */
@ExtendWith(SharedConfab.class)
class DnsCheckIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final List<String> HOSTS =
      List.of("sip", "sipinternal", "sipexternal", "lyncdiscoverinternal", "lyncdiscover");

  @Test
  void recordsThatAllLeadHereAreRight(ConfabServer server) {
    try (NameServer names = NameServer.of(right(server))) {
      Shell.Result checked = check(server, "--resolver", names.address());
      assertThat(checked.code()).as(checked.output()).isZero();
      assertThat(checked.output())
          .contains("$ORIGIN " + ConfabServer.DOMAIN + ".")
          .containsPattern("\nlyncdiscover +IN A +127\\.0\\.0\\.1 +; right ")
          .containsPattern(
              "\n_sipinternaltls\\._tcp +IN SRV +0 0 %d sip\\.%s\\. +; right "
                  .formatted(server.sipsPort(), ConfabServer.DOMAIN))
          .endsWith("; 12 of 12 lead here\n");
    }
  }

  @Test
  void theGuidesCommandAsksTheServerThatItNames(ConfabServer server, @TempDir Path folder) {
    Path page = ConfabServer.root().resolve("docs/operations/network.md");
    try (NameServer names = NameServer.of(right(server))) {
      new ExampleRun(server, folder)
          .with("192.0.2.53", names.address())
          .run(
              WorkedExample.of(page).stream()
                  .filter(one -> one.needs().filter("dns"::equals).isPresent())
                  .toList());
    }
  }

  @Test
  void whatIsMissingOrLeadsElsewhereIsTold(ConfabServer server) {
    try (NameServer names =
        NameServer.of(
            NameServer.host("sip", "127.0.0.1"),
            NameServer.host("sipinternal", "192.0.2.7"),
            NameServer.service("_sipinternaltls._tcp", "sip", server.sipsPort()),
            NameServer.service("_sipinternal._tcp", "sipinternal", server.sipPort()),
            NameServer.service("_sip._tls", "sip", 443),
            NameServer.service("_sip._tcp", "nowhere", server.sipPort()))) {
      Shell.Result checked = check(server, "--resolver", names.address());
      assertThat(checked.code()).as(checked.output()).isEqualTo(1);
      assertThat(checked.output())
          .containsPattern("\nsip .*; right ")
          .containsPattern("\nsipinternal .*; wrong: 192\\.0\\.2\\.7 ")
          .containsPattern("\nlyncdiscover .*; missing ")
          .containsPattern("\n_sipinternaltls\\._tcp .*; right ")
          .containsPattern("\n_sipinternal\\._tcp .*; wrong: 0 0 [0-9]+ sipinternal\\.")
          .containsPattern("\n_sip\\._tls .*; wrong: 0 0 443 sip\\.")
          .containsPattern("\n_sip\\._tcp .*; wrong: 0 0 [0-9]+ nowhere\\.")
          .containsPattern("\n_sip\\._udp .*; missing ")
          .endsWith("; 2 of 12 lead here\n");
    }
  }

  @Test
  void programsReadTheSameOfAnotherDomain(ConfabServer server) {
    try (NameServer names = NameServer.of(right(server))) {
      Shell.Result checked =
          check(server, "--json", "--domain", "other.example", "--resolver", names.address());
      assertThat(checked.code()).as(checked.output()).isIn(1, 2);
      assertThat(checked.output())
          .startsWith("{\"domain\":\"other.example\",\"records\":[")
          .contains("{\"name\":\"_sip._tls.other.example\",\"type\":\"SRV\"");
    }
  }

  @Test
  void aServerThatIsNotThereIsNotTakenForMissingRecords(ConfabServer server) {
    NameServer gone = NameServer.of();
    gone.close();
    Shell.Result checked = check(server, "--resolver", gone.address());
    assertThat(checked.code()).as(checked.output()).isEqualTo(2);
    assertThat(checked.output()).contains("; no answer ").doesNotContain("; missing ");
  }

  private static Shell.Result check(ConfabServer server, String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "check";
    words[1] = "dns";
    System.arraycopy(options, 0, words, 2, options.length);
    return server.confab(LIMIT, words);
  }

  private static String[] right(ConfabServer server) {
    List<String> records = new ArrayList<>();
    HOSTS.forEach(host -> records.add(NameServer.host(host, "127.0.0.1")));
    for (String tls :
        List.of("_sipinternaltls._tcp", "_sip._tls", "_sipfederationtls._tcp", "_sips._tcp")) {
      records.add(NameServer.service(tls, "sip", server.sipsPort()));
    }
    for (String plain : List.of("_sipinternal._tcp", "_sip._tcp", "_sip._udp")) {
      records.add(NameServer.service(plain, "sip", server.sipPort()));
    }
    return records.toArray(String[]::new);
  }
}
