package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.confab.system.docs.ExampleRun;
import org.confab.system.docs.WorkedExample;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.OtherAuthority;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** nginx before the web parts, with the configuration that the guide shows. */
@ExtendWith(SharedConfab.class)
class ReverseProxyIT {
  private static final String NAME = "sip." + ConfabServer.DOMAIN;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private int port;

  @Test
  void theGuidesNginxLeadsClientsHereAndNobodyElse(ConfabServer server) throws IOException {
    Tool.require("nginx", "curl");
    port = FreePorts.next();
    List<WorkedExample> page =
        WorkedExample.of(ConfabServer.root().resolve("docs/operations/reverse-proxy.md"));
    configure(server, page.get(0).commands());
    String nginx = "nginx -p " + folder + " -c " + folder.resolve("nginx.conf") + " ";
    run(nginx);
    try {
      new ExampleRun(server, folder)
          .with("nginx -", nginx + "-")
          .with("example.com", ConfabServer.DOMAIN)
          .with("/etc/nginx/", folder + "/")
          .with("curl ", "curl --connect-to ::127.0.0.1:" + port + " ")
          .run(page.subList(1, page.size()));
      assertThat(ask("/GroupExpansion/Service.svc?wsdl")).contains("definitions", "200");
      assertThat(ask("/webticket/webticketservice.svc/mex")).doesNotContain(" 404");
      assertThat(
              ask(
                  "/autodiscover/autodiscoverservice.svc/root?sipuri=sip:alice@"
                      + ConfabServer.DOMAIN))
          .contains(NAME, "200");
      for (String path : List.of("/api/users", "/metrics", "/c3p", "/admin", "/")) {
        assertThat(ask(path)).as(path).endsWith(" 404");
      }
    } finally {
      run(nginx + "-s quit");
    }
  }

  private void configure(ConfabServer server, String site) throws IOException {
    OtherAuthority authority = new OtherAuthority(folder);
    Path signed = authority.signed("nginx.p12", NAME, 20);
    Files.copy(folder.resolve("nginx.p12.chain"), folder.resolve("confab.crt"));
    Files.copy(authority.key(signed), folder.resolve("confab.key"));
    Files.writeString(
        folder.resolve("site.conf"),
        site.replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
            .replace("/etc/nginx/", folder + "/")
            .replace("/var/lib/confab/", server.home() + "/")
            .replace("127.0.0.1:8443", "127.0.0.1:" + server.httpsPort())
            .replace("example.com", ConfabServer.DOMAIN));
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          include %1$s/site.conf;
        }
        """
            .formatted(folder));
  }

  /** The body, and after a space the status. */
  private String ask(String path) {
    return Shell.run(
            "curl",
            "--silent",
            "--cacert",
            folder.resolve("confab.crt").toString(),
            "--connect-to",
            "::127.0.0.1:" + port,
            "--write-out",
            " %{http_code}",
            "https://" + NAME + path)
        .output();
  }

  private void run(String command) {
    List<String> shell = new ArrayList<>(List.of("bash", "-c", command));
    Shell.Result result = Shell.run(shell, folder, Map.of(), LIMIT);
    assertThat(result.code()).as(result.output()).isZero();
  }
}
