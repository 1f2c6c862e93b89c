package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of {@code ./confab} that look after an instance, without one that runs. */
class InstanceScriptTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** What {@code ./confab} begins with, and the settings that it would read. */
  private static final String BEGIN =
      """
      set -euo pipefail
      PARTS=$PWD/wildfly/server
      for part in say places java settings maven server keys certificate configuration instance process media; do
        . "$PARTS/lib/$part.sh"
      done
      DOMAIN=litwareinc.com BIND=127.0.0.1 REACH=127.0.0.1
      find_java
      KEYTOOL=$(dirname "$(readlink -f "$JAVA")")/keytool
      """;

  @TempDir private Path home;

  private Shell.Result run(String script) {
    return Shell.run(
        List.of("bash", "-c", BEGIN + script),
        ConfabServer.root(),
        Map.of("CONFAB_HOME", home.toString()),
        LIMIT);
  }

  @Test
  void anOwnCertificateIsMadeAnewBeforeItsEndWhateverTheTimeOfItsFile() {
    Shell.Result done =
        run(
            """
            sum() { sha256sum <"$KEYS/$1.p12"; }
            prepare_keys >/dev/null
            first=$(sum server) media=$(sum media-server)
            touch -d '3 years ago' "$KEYS/server.p12" "$KEYS/media-server.p12"
            prepare_keys
            [ "$(sum server)" = "$first" ] && [ "$(sum media-server)" = "$media" ] && echo kept
            OWN_CERTIFICATE=100 make_certificate server sip.litwareinc.com "$(subject_names)"
            short=$(sum server)
            prepare_keys
            [ "$(sum server)" != "$short" ] && [ "$(sum media-server)" != "$media" ] && echo renewed
            certificate_program show "$KEYS/media-server.p12" days
            cmp "$KEYS/server.p12" "$KEYS/public.p12" && echo shown
            """);
    assertThat(done.code()).as(done.output()).isZero();
    assertThat(done.output())
        .containsPattern(
            "(?s)^kept\\n.*Making the server's certificate.*Making the media server's.*renewed\\n"
                + "82[45] .*\\nshown");
  }

  /**
   * What is given counts before what is stored; what is stored as an expression only the server
   * knows.
   */
  @Test
  void everyDomainIsInTheCertificateWhereverItIsSaid() {
    Shell.Result done =
        run(
            """
            mkdir -p "${OWN_CONFIGURATION%/*}"
            tell() { OTHER_DOMAINS=$(other_domains) && require_other_domains && echo "$1 $(subject_names),"; }
            tell none
            stored() { printf '<subsystem xmlns="urn:wildfly:confab:1.0" other-domains="%s"/>' "$1" >"$OWN_CONFIGURATION"; }
            stored 'Fabrikam.com,contoso.com'
            tell stored
            CONFAB_OTHER_DOMAINS=' northwind.com, ' tell given
            stored '${domains}'
            echo confab.other.domains=served.example >"$SERVING"
            tell served
            for wrong in '*.example' LitwareInc.com 'a.example a.example'; do
              (CONFAB_OTHER_DOMAINS=$wrong tell wrong) || echo "refused $wrong"
            done
            """);
    assertThat(done.output())
        .containsPattern(
            "none dns:localhost,ip:127.0.0.1,dns:litwareinc.com,dns:sip.litwareinc.com,dns:sipinternal.litwareinc.com,(dns:[^,]*,)?\\n")
        .containsPattern("stored .*,dns:sip.fabrikam.com,.*,dns:sip.contoso.com,.*\\n")
        .containsPattern(
            "given .*,dns:northwind.com,dns:sip.northwind.com,dns:sipinternal.northwind.com,")
        .containsPattern("served .*,dns:sip.served.example,")
        .contains("refused *.example", "refused LitwareInc.com", "refused a.example a.example")
        .doesNotContain("wrong dns");
  }

  @Test
  void stopDoesNotWaitWithoutEndForPortsThatSomebodyElseHolds() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        SocketChannel first = begun(other);
        SocketChannel second = begun(other);
        SocketChannel unanswered = begun(other)) {
      assertThat(List.of(first.finishConnect(), second.finishConnect(), unanswered.finishConnect()))
          .as("its queue is full: who comes now gets no answer")
          .containsExactly(true, true, false);
      Shell.Result done =
          run(
              """
              PORTS_LIMIT=1
              SIP_PORT=%d SIPS_PORT=1 HTTP_PORT=1 HTTPS_PORT=1 MEDIA_SIP_PORT=1 MEDIA_C3P_PORT=1
              await_ports
              """
                  .formatted(other.getLocalPort()));
      assertThat(done.code()).as(done.output()).isEqualTo(1);
      assertThat(done.output())
          .contains("somebody still listens", "port " + other.getLocalPort() + " (SIP, TCP)")
          .contains("held by process " + ProcessHandle.current().pid());
    }
  }

  /**
   * A connection that waits for no answer: on the loopback it is there at once, or the listener
   * takes no more.
   */
  private static SocketChannel begun(ServerSocket to) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.connect(to.getLocalSocketAddress());
    return channel;
  }
}
