package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every category from one socket through the whole server to another: what is published reaches the
 * watcher byte for byte.
 */
@ExtendWith(SharedConfab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCategoryIT {
  private static final Path SAMPLES =
      Path.of("..", "core", "src", "test", "resources", "presence", "categories.xml");

  /** A namespace that the element around has too is not declared again. */
  private static final String SURROUNDING =
      " xmlns=\"http://schemas.microsoft.com/2006/09/sip/categories\"";

  private SipUser publisher;
  private SipUser watcher;

  static List<XmlElement> samples() {
    try {
      return Xml.read(Files.readAllBytes(SAMPLES))
          .children("sample")
          .filter(sample -> sample.attribute("own").isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  void watch(ConfabServer server) {
    publisher = SipUser.signIn(server, "tcp", NewUser.of(server));
    watcher = SipUser.signIn(server, "tls", NewUser.of(server));
    String categories =
        samples().stream()
            .map(EveryCategoryIT::category)
            .distinct()
            .map("<category name=\"%s\"/>"::formatted)
            .collect(Collectors.joining());
    SipMessage answer = watcher.ask(Publications.batch(watcher, publisher.aor(), categories));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  @AfterAll
  void signOut() {
    publisher.close();
    watcher.close();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itReachesTheWatcherAsItWas(XmlElement sample) {
    String value = Xml.write(sample.children().get(0));
    SipMessage answer =
        publisher.ask(
            Publications.of(
                publisher,
                "<publication categoryName=\"%s\" instance=\"%s\" container=\"200\" version=\"0\" expireType=\"endpoint\">%s</publication>"
                    .formatted(category(sample), sample.attribute("instance").orElse("0"), value)));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    String within = value.replace(SURROUNDING, "");
    assertThat(answer.body()).contains(within);

    SipMessage notice =
        watcher.awaitRequest("BENOTIFY", message -> message.body().contains(within));
    assertThat(notice.body()).contains("<category name=\"" + category(sample) + "\"");
  }

  private static String category(XmlElement sample) {
    return sample.attribute("category").orElseThrow();
  }
}
