package org.confab.protocol.watcherinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.presence.Schemas;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatcherInfoTest {
  private static final Schemas SCHEMA = Schemas.of("watcherinfo-rfc3858.xsd");

  @Property(tries = 200)
  void whatIsWrittenCanBeReadAgain(@ForAll("documents") WatcherInfo document) {
    assertThat(WatcherInfo.read(Xml.read(Xml.bytes(document.write())))).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<watcherinfo version=\"0\" state=\"full\"/>",
        "<watcherinfo version=\"x\" state=\"full\"><watcher-list resource=\"sip:a@b.c\"/>"
            + "</watcherinfo>",
        "<watcherinfo version=\"1\" state=\"full\"><watcher-list resource=\"sip:a@b.c\">"
            + "<watcher id=\"1\" status=\"asleep\" event=\"subscribe\">sip:b@b.c</watcher>"
            + "</watcher-list></watcherinfo>"
      })
  void whatIsNoSuchDocumentIsRefused(String text) {
    assertThatThrownBy(() -> WatcherInfo.read(Xml.read(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 100)
  void itFitsTheSchema(@ForAll("documents") WatcherInfo document) throws Exception {
    SCHEMA.accept(document.write());
  }

  @Provide
  Arbitrary<WatcherInfo> documents() {
    Arbitrary<List<Watcher>> watchers =
        Combinators.combine(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12),
                Arbitraries.of("", "Bob & <Co>"),
                Arbitraries.of(WatcherStatus.class),
                Arbitraries.of(WatcherEvent.class),
                Arbitraries.longs().between(0, 1_000_000).optional(),
                Arbitraries.longs().between(0, 1_000_000).optional())
            .as(
                (id, name, status, event, end, since) ->
                    new Watcher(
                        id, SipUri.of("bob", "litwareinc.com"), name, status, event, end, since))
            .list()
            .ofMaxSize(5);
    return Combinators.combine(
            Arbitraries.longs().between(0, 1_000_000), Arbitraries.of(true, false), watchers)
        .as(
            (version, full, all) ->
                new WatcherInfo(
                    version, full, SipUri.of("alice", "litwareinc.com"), "presence", all));
  }
}
